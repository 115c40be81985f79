import { sql } from "kysely";
import { copyOf } from "#app/copy/copy-of.ts";
import { fill } from "#app/copy/fill.ts";
import { RIDE_WAIVERS } from "#booking/events/templates/ride-waivers.ts";
import { MARATHI } from "../../db/seed/demo-texts-mr.ts";
import { checkScreen } from "./check-screen.ts";
import { theMessageTo } from "./inbox.ts";
import { aPerson, checkoutOn, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

const { event: eventText, booking, waiting } = copyOf("mr");
const inMarathi = (original: string): string => MARATHI[original] as string;

test("a rider who reads Marathi sees the schedule, rules and waiver in Marathi, and accepts what they read", async ({
  page,
  product,
  rooms,
}) => {
  const person = aPerson();

  await test.step("the event's page", async () => {
    await page.goto("/e/pune-pandharpur");
    await page.getByRole("link", { name: "मराठी" }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(inMarathi("Pune–Pandharpur Cycling Ride"));
    for (const original of ["No earphones. You have to hear the road.", "How do I get home?"]) {
      await expect(page.getByText(inMarathi(original))).toBeVisible();
    }
    await expect(page.locator("main [lang=en]")).toHaveText(["English"]);
    await checkScreen(page, "mr-21-own-texts");
  });

  await test.step("the form: switching languages keeps the input, and consent counts only for its own language", async () => {
    await page.getByRole("radio", { name: inMarathi("Full ride, 220 km") }).check();
    await page.getByRole("button", { name: eventText.sale.book }).tap();
    await page.getByLabel(booking.held.name).fill(person.name);
    await page.getByLabel(booking.held.phone).fill(person.phone);
    await page.getByLabel(booking.held.email).fill(person.email);
    await page.getByLabel(booking.held.waiverAccept).check();

    await page.getByRole("link", { name: "English" }).tap();
    await expect(page.getByLabel("Full name")).toHaveValue(person.name);
    await expect(page.getByLabel("I have read this and agree")).not.toBeChecked();
    await page.getByRole("link", { name: "मराठी" }).tap();
    await expect(page.getByLabel(booking.held.name)).toHaveValue(person.name);
    // What was agreed to in Marathi still is.
    await expect(page.getByLabel(booking.held.waiverAccept)).toBeChecked();
  });

  await test.step("the waiver can be read to its last word, and none of it is in English", async () => {
    const waiver = page.getByRole("region", { name: booking.held.waiverTitle });
    await expect(waiver).toContainText(RIDE_WAIVERS.mr.slice(-60));
    expect((await waiver.textContent())?.match(/[A-Za-z]+/g) ?? []).toEqual([]);
    await waiver.scrollIntoViewIfNeeded();
    await page.getByLabel(booking.held.waiverAccept).check();
    await checkScreen(page, "mr-22-waiver");
  });

  await test.step("the ticket and the email", async () => {
    await page.getByRole("button", { name: fill(booking.held.pay, { price: "₹1,525" }) }).tap();
    await (await checkoutOn(page)).getByTestId("pay-succeed").tap();
    await expect(page.getByRole("heading", { name: booking.confirmed.band })).toBeVisible();
    await expect(page.getByText(inMarathi("Full ride, 220 km"))).toBeVisible();
    await checkScreen(page, "mr-23-ticket");
    const email = await theMessageTo(product.inboxUrl, person.email);
    expect(email.text).toContain(inMarathi("A fastened helmet, for every kilometre."));
  });

  const { rows } = await sql`
    SELECT s.language, t.text FROM participants p
    JOIN waiver_signatures s USING (event_id, booking_id)
    JOIN waiver_translations t ON t.event_id = s.event_id AND t.version = s.version AND t.text_hash = s.text_hash
    WHERE p.email = ${person.email}`.execute(rooms.db);
  expect(rows).toEqual([{ language: "mr", text: RIDE_WAIVERS.mr }]);
});

test("a visitor in the queue can switch languages and keeps the number", { tag: "@long" }, async ({
  page,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 1 });
  await takePlace(await aPhone(), event.slug);
  await page.goto(`/e/${event.slug}/queue`);
  await expect(page.getByRole("heading", { name: "Your number", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "मराठी" }).tap();
  await expect(page).toHaveURL(`/mr/e/${event.slug}/queue`);
  await expect(page.getByRole("heading", { name: waiting.yourNumber })).toBeVisible();
  await expect(page.getByText("2", { exact: true }).first()).toBeVisible();
  await checkScreen(page, "mr-24-waiting");
});
