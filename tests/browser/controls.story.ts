import { aVisitor } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { doubleTap } from "./double-tap.ts";
import { expect, test } from "./story.ts";

/** The waiting page asks at least every twenty seconds, and the answer may be some seconds old. */
const SEEN_BY_VISITORS = { timeout: 30_000 };

test("an organizer pauses a sale while somebody waits, tells everybody why, lets it go on, and closes it", async ({
  page,
  product,
  aPhone,
  anEvent,
  letCallLapse,
  signIn,
}) => {
  test.setTimeout(180_000);
  // One place at checkout, and somebody has it: the next one waits.
  const event = await anEvent({ capacity: 20, concurrencyTarget: 1, callsPerSecond: 5, callsBurst: 10 });
  const holder = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await holder.join();
  expect((await holder.claim()).status).toBe(201);

  const visitor = await aPhone();
  await visitor.goto(`/hi/e/${event.slug}/queue`);
  await expect(visitor.getByText("2", { exact: true })).toBeVisible(SEEN_BY_VISITORS);
  await signIn(page);
  await page.goto(`/admin/events/${event.slug}`);
  const numberOf = (name: string) => page.locator("dt").getByText(name, { exact: true }).locator("+ dd");

  await test.step("the live sale leads to the controls, which show its state", async () => {
    await page.getByRole("link", { name: "Pause, slow down or post a notice" }).tap();
    await expect(page.getByRole("heading", { name: "The sale is running" })).toBeVisible();
    await expect(numberOf("Waiting")).toHaveText(/^1/);
    await expect(numberOf("Held")).toHaveText(/^1/);
    await expect(page.getByText("As many people are booking as may book at the same time.")).toBeVisible();
    await checkScreen(page, "60-controls");
  });

  await test.step("paused with one press; the waiting visitor is told", async () => {
    await page.getByRole("button", { name: "Pause the sale" }).tap();
    await expect(page.getByRole("heading", { name: "The sale is paused" })).toBeVisible();
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await expect(visitor.getByText(/आयोजक ने बुकिंग रोकी है/)).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("a message in two languages, with a preview; the Hindi page shows the Hindi text", async () => {
    await page.getByLabel("English").fill("We check the list. We go on at 10:30.");
    await expect(page.getByText("Readers of Hindi see:")).toBeVisible();
    await page.getByLabel("Hindi").fill("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।");
    await checkScreen(page, "61-controls-message");
    await page.getByRole("button", { name: "Post the notice" }).tap();
    await expect(page.getByText("Done. Everyone sees it within half a minute.")).toBeVisible();
    await expect(visitor.getByText("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।")).toBeVisible(SEEN_BY_VISITORS);
    await checkScreen(page, "62-controls-paused");
  });

  await test.step("the event page shows it in its language too, and in English where there is no translation", async () => {
    const reader = await aPhone();
    await reader.goto(`/hi/e/${event.slug}`);
    await expect(reader.getByText("हम सूची देख रहे हैं। 10:30 पर आगे बढ़ेंगे।")).toBeVisible(SEEN_BY_VISITORS);
    await reader.goto(`/mr/e/${event.slug}`);
    await expect(reader.getByText("We check the list. We go on at 10:30.")).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("a number with a zero too many is refused beside its field", async () => {
    const field = page.getByLabel("Most people to call per second");
    await field.fill("500");
    await page.getByRole("button", { name: "Use these numbers" }).tap();
    await expect(page.getByText("Enter a whole number from 1 to 100.")).toBeVisible();
    await field.fill("10");
  });

  await test.step("while it is paused nobody is called, however many may book; then it resumes", async () => {
    await page.getByLabel("Most people booking at the same time").fill("5");
    await page.getByRole("button", { name: "Use these numbers" }).tap();
    await expect(page.getByText("Done. It applies from now on.")).toBeVisible();
    await expect(numberOf("Waiting")).toHaveText(/^1/);

    await page.getByRole("button", { name: "Resume the sale" }).tap();
    await expect(page.getByRole("heading", { name: "The sale is running" })).toBeVisible();
    await expect(numberOf("Waiting")).toHaveText(/^0/, SEEN_BY_VISITORS);
    await expect(visitor.getByRole("heading", { name: "अब आपकी बारी है" })).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("closing asks for confirmation, and then everybody is told", async () => {
    const confirm = page.getByRole("button", { name: "Yes, close the sale" });
    await doubleTap(page.getByRole("button", { name: "Close the sale", exact: true }));
    await expect(confirm).toBeEnabled();
    await checkScreen(page, "63-controls-close");
    await confirm.tap();
    await expect(page.getByRole("heading", { name: "The sale is closed" })).toBeVisible();
    // A visitor who was called keeps the minute.
    await letCallLapse(event);
    await expect(visitor.getByText("बुकिंग बंद हो गई है")).toBeVisible(SEEN_BY_VISITORS);
  });

  await test.step("the audit log shows who did what, and what it was before", async () => {
    for (const entry of [
      "Closed the sale",
      "Resumed the sale",
      "Changed how many people may book at the same time from 1 to 5",
      "Changed how many people are called per second, at most, from 5 to 10",
      "Posted the English notice: “We check the list. We go on at 10:30.”",
      "Paused the sale",
    ]) {
      await expect(page.getByRole("listitem").filter({ hasText: entry })).toContainText(product.organizer.email);
    }
    await checkScreen(page, "64-controls-closed");
  });
});

test("an organizer says how early people may join, and is told how many places there must be", async ({
  page,
  product,
  anEvent,
  signIn,
}) => {
  const event = await anEvent({ capacity: 5 });
  for (let places = 0; places < 2; places += 1) {
    const holder = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
    await holder.join();
    expect((await holder.claim()).status).toBe(201);
  }
  await signIn(page);
  await page.goto(`/admin/events/${event.slug}/edit`);
  const early = page.getByLabel("How many minutes early people may join");
  const work = page.getByLabel("Slow down bots that join many times");

  await test.step("too few places are refused with the number that is possible", async () => {
    await page.getByLabel("Places in all").fill("1");
    await page.getByLabel("Places", { exact: true }).fill("1");
    await early.fill("2000");
    await page.getByRole("button", { name: "Save" }).tap();
    const tooEarly = "Enter a whole number of minutes from 0 to 1,440, which is a day.";
    await expect(page.getByText(tooEarly).first()).toBeVisible();
    await early.fill("45");
    await page.getByRole("button", { name: "Save" }).tap();
    await expect(page.getByText("It cannot be less than 2: 0 confirmed, 2 held.").first()).toBeVisible();
    await checkScreen(page, "65-below-sold");
  });

  await test.step("what is possible is saved, and the change of places is on the record", async () => {
    await page.getByLabel("Places in all").fill("2");
    await page.getByLabel("Places", { exact: true }).fill("2");
    await expect(work).not.toBeChecked();
    await work.check();
    await page.getByRole("button", { name: "Save" }).tap();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(early).toHaveValue("45");
    await expect(work).toBeChecked();
    await page.goto(`/admin/events/${event.slug}`);
    const entry = page.getByRole("listitem").filter({ hasText: "Changed the places from 5 to 2" });
    await expect(entry).toContainText(product.organizer.email);
  });
});
