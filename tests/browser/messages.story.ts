import { sql } from "kysely";
import { syncCheckIns } from "#booking/check-in/sync-check-ins.ts";
import { randomText } from "#platform/ids.ts";
import { add } from "../builders/added-rider.ts";
import { aPerson } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo } from "./inbox.ts";
import { expect, test } from "./organizer-phone.ts";

const SUBJECT = "Report half an hour earlier";
const SMS = "Report by 4:30 am at gate 3";

test("an organizer writes to all riders, tries it out, and each gets it once", async ({
  phone,
  product,
  anEvent,
  rooms,
}) => {
  const event = await anEvent({ capacity: 9 });
  const riders = [{}, {}, { language: "hi" as const }].map((rider) => ({ ...aPerson(), ...rider }));
  for (const { waiver: _, ...rider } of riders) await add(rooms, event, rider);
  /** What this address or phone got of the message, the ticket aside. */
  const got = async (to: string) =>
    (await messagesTo(product.inboxUrl, to)).filter(({ text, subject }) => subject === SUBJECT || text.includes(SMS));

  await test.step("what is missing is said beside it, and what was typed survives a reload", async () => {
    await phone.goto(`/admin/events/${event.slug}`);
    await phone.getByRole("link", { name: "Message to riders" }).tap();
    await expect(phone.getByRole("heading", { name: "Message to riders" })).toBeVisible();
    await phone.getByLabel("SMS", { exact: false }).first().check();
    await phone.getByLabel("Subject").first().fill(SUBJECT);
    await phone.getByRole("button", { name: "Preview" }).tap();
    await expect(phone.getByLabel("Message").first()).toHaveAccessibleDescription(/Write the message/);
    await checkScreen(phone, "180-message-missing");
    await phone.getByLabel("Message").first().fill("Rain is forecast.\nPlease report by 4:30 am, at gate 3.");
    await phone.getByLabel("Text in the SMS").first().fill(SMS);
    await phone.reload();
    await expect(phone.getByLabel("Subject").first()).toHaveValue(SUBJECT);
    // Where the browser has scrolled to again, the bar at the foot may cover half of a box to tick.
    await phone.evaluate(() => window.scrollTo(0, 0));
    await checkScreen(phone, "181-message-write");
  });

  await test.step("the preview shows what a rider reads, and what it costs", async () => {
    await phone.getByRole("button", { name: "Preview" }).tap();
    await expect(phone.getByText("because you have a place in Test ride", { exact: false })).toBeVisible();
    await expect(phone.getByText(`Test ride: ${SMS}. More in our email.`, { exact: false })).toBeVisible();
    await expect(phone.getByText("1 part")).toBeVisible();
    await checkScreen(phone, "182-message-preview");
  });

  await test.step("a test goes to the organizer alone", async () => {
    await phone.getByRole("button", { name: "Send a test to myself" }).tap();
    await expect(phone.getByText(`A test is on its way to ${product.organizer.email}`, { exact: false })).toBeVisible();
    await expect.poll(async () => (await got(product.organizer.email)).length).toBe(1);
    for (const { email } of riders) expect(await got(email)).toHaveLength(0);
  });

  await test.step("with the network cut nothing is lost, and pressed twice it is sent once", async () => {
    await phone.getByRole("button", { name: "Send to 3 confirmed riders" }).tap();
    await expect(phone.getByText("Send it to 3 confirmed riders: 3 emails and 3 SMS, about ₹1.50?")).toBeVisible();
    await checkScreen(phone, "183-message-confirm");
    await phone.context().setOffline(true);
    await phone.getByRole("button", { name: "Yes, send to 3" }).tap();
    await expect(phone.getByText("You have no connection", { exact: false })).toBeVisible();
    await phone.context().setOffline(false);
    await phone.getByRole("button", { name: "Yes, send to 3" }).dblclick();
    await expect(phone.getByText("On its way")).toBeVisible();
  });

  await test.step("each rider gets one email and one SMS, and the list says so", async () => {
    for (const { email, phone: number } of riders) {
      await expect.poll(async () => (await got(email)).length, { message: email }).toBe(1);
      await expect.poll(async () => (await got(number)).length, { message: number }).toBe(1);
    }
    await expect(phone.getByText("6 sent", { exact: false })).toBeVisible();
    await expect(phone.getByText("Send to", { exact: false })).toHaveCount(0);
    await checkScreen(phone, "184-message-sent");
  });

  await test.step("whoever is confirmed later gets it when the organizer says so", async () => {
    const late = aPerson();
    const { waiver: _, ...rider } = late;
    await add(rooms, event, rider);
    await phone.reload();
    await phone.getByRole("button", { name: "Send to 1 confirmed since" }).tap();
    await expect.poll(async () => (await got(late.email)).length).toBe(1);
    for (const { email } of riders) expect(await got(email)).toHaveLength(1);
  });

  await test.step("once somebody has arrived, those who have not can be written to alone", async () => {
    await expect(phone.getByLabel("Who of them")).toHaveCount(0);
    const [arrived, ...missing] = riders.map(({ email }) => email);
    const { rows } = await sql<{ bookingId: string }>`SELECT booking_id AS "bookingId" FROM participants
      WHERE event_id = ${event.id} AND email = ${arrived}`.execute(rooms.db);
    const checkIn = {
      id: randomText(22),
      bookingId: rows[0]?.bookingId as string,
      kind: "check_in" as const,
      undoes: null,
      doneAt: new Date().toISOString(),
      collectedBy: null,
    };
    const atCounter = {
      device: { id: randomText(22), name: "Counter 1" },
      records: [checkIn],
      since: null,
      after: null,
    };
    await syncCheckIns(rooms, event.id, atCounter, product.organizer.email);
    await phone.getByLabel("Subject").first().fill("Where are you");
    await phone.reload();
    await expect(phone.getByLabel("Subject").first()).toHaveValue("Where are you");
    await phone.getByLabel("Who of them").selectOption("Not arrived yet");
    await phone.getByLabel("Message").first().fill("The counter closes at 5 am.");
    // As above.
    await phone.evaluate(() => window.scrollTo(0, 0));
    await checkScreen(phone, "185-message-not-arrived");
    await phone.getByRole("button", { name: "Preview" }).tap();
    await phone.getByRole("button", { name: "Send to 3 riders who have not arrived" }).tap();
    await phone.getByRole("button", { name: "Yes, send to 3" }).tap();
    await expect(phone.getByText("To riders who had not arrived by email", { exact: false })).toBeVisible();
    const told = async (to: string) =>
      (await messagesTo(product.inboxUrl, to)).filter(({ subject }) => subject === "Where are you").length;
    for (const email of missing) await expect.poll(() => told(email), { message: email }).toBe(1);
    expect(await told(arrived as string)).toBe(0);
  });
});
