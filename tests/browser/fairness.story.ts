import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("a visitor in the draw sees the seal before it and the secret after it, and has the browser verify the whole draw", async ({
  page,
  aPhone,
  anEvent,
  product,
  rooms,
}) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 5 });
  const queue = `${product.url}/api/events/${event.slug}/queue`;
  const seal = page.locator("dd code").first();

  await test.step("before the opening the seal is shown, but not the secret", async () => {
    for (let other = 0; other < 20; other += 1) {
      const body = JSON.stringify({ nonce: `somebody-else-${String(other).padStart(10, "0")}` });
      await fetch(queue, { method: "POST", headers: { "content-type": "application/json" }, body });
    }
    await page.goto(`/e/${event.slug}/queue`);
    await expect(page.getByRole("heading", { name: "You are in the draw" })).toBeVisible();
    await page.getByRole("link", { name: "How the draw works" }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("How the numbers are drawn");
    await expect(seal).toHaveText(/^[0-9a-f]{64}$/);
    await expect(page.getByText("It is shown here when booking opens.")).toBeVisible();
    await checkScreen(page, "36-fairness-before");
  });

  const before = await seal.textContent();
  await sql`UPDATE events SET opens_at = now() - interval '1 second' WHERE id = ${event.id}`.execute(rooms.db);
  await expect
    .poll(async () => (await (await fetch(`${product.url}/api/events/${event.slug}/status`)).json()).queue.drawSeed)
    .not.toBeNull();

  await test.step("after it the browser verifies the draw, with the visitor's own number and line", async () => {
    const check = page.getByRole("button", { name: "Check the draw in this browser" });
    await expect(check).toBeVisible(); // The page heard of the draw by itself.
    await expect(seal).toHaveText(before as string);
    await expect(page.getByText("21 people took part.")).toBeVisible();
    await check.tap();
    await expect(page.getByText("The draw is right")).toBeVisible();
    await expect(page.getByText("The seal is the one this browser was shown before the opening.")).toBeVisible();
    await expect(page.getByText(/^Your number \d+ follows from line 21, and the line is yours\.$/)).toBeVisible();
    await checkScreen(page, "37-fairness-right");
  });

  await test.step("somebody who did not join verifies the same draw, in Hindi", async () => {
    const stranger = await aPhone();
    await stranger.goto(`/hi/e/${event.slug}/fairness`);
    await stranger.getByRole("button", { name: "इस ब्राउज़र में ड्रॉ जाँचें" }).tap();
    await expect(stranger.getByText("ड्रॉ सही है")).toBeVisible();
    await expect(stranger.getByText(/आपका कोई नंबर नहीं है/)).toBeVisible();
  });

  await test.step("a list that was changed afterwards is detected", async () => {
    await sql`UPDATE draw_lists SET visitors = substring(visitors FROM 10) || substring(visitors FROM 1 FOR 9)
      WHERE event_id = ${event.id}`.execute(rooms.db);
    const stranger = await aPhone();
    await stranger.goto(`/e/${event.slug}/fairness`);
    await stranger.getByRole("button", { name: "Check the draw in this browser" }).tap();
    await expect(stranger.getByText("Something is not right")).toBeVisible();
    await expect(stranger.getByText("The list is not the one that was closed at the opening.")).toBeVisible();
    await checkScreen(stranger, "38-fairness-wrong");
  });
});
