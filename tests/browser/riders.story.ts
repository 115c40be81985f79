import { sql } from "kysely";
import { confirmMany } from "../builders/large-event.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

test("a volunteer finds any rider in three taps, calls or writes from the list, and comes back to it", async ({
  phone,
  anEvent,
  sellTo,
  rooms,
}) => {
  const event = await anEvent({ capacity: 30 });
  for (let count = 0; count < 3; count += 1) await sellTo(event);
  const { rows } = await sql<{ name: string; phone: string; reference: string }>`
    SELECT name, phone, reference FROM participants JOIN bookings b ON b.event_id = participants.event_id AND b.id = booking_id
    WHERE b.event_id = ${event.id} ORDER BY b.id`.execute(rooms.db);
  const rider = rows[1] as { name: string; phone: string; reference: string };
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await expect(phone.getByText("3 bookings", { exact: true })).toBeVisible();
  await checkScreen(phone, "84-riders");

  await phone.getByLabel("Find a rider").fill(rider.phone.replace("+91", "0"));
  await phone.getByRole("button", { name: "Find", exact: true }).tap();
  await expect(phone.getByText(/^1 booking for/)).toBeVisible();
  const contact = (name: string) => phone.getByRole("link", { name });
  await expect(contact(`Call ${rider.name}`)).toHaveAttribute("href", `tel:${rider.phone}`);
  const chat = `https://wa.me/${rider.phone.slice(1)}`;
  await expect(contact(`WhatsApp to ${rider.name}`)).toHaveAttribute("href", chat);
  await contact(`${rider.name} (open the booking ${rider.reference})`).tap();
  await expect(phone).toHaveURL(/\/bookings\/bkg_/);

  await phone.goBack();
  await expect(phone.getByText(/^1 booking for/)).toBeVisible();
  await phone.getByLabel("Find a rider").fill("");
  await phone.getByRole("button", { name: "Find", exact: true }).tap();
  await expect(phone.getByText("3 bookings", { exact: true })).toBeVisible();
  await phone.getByLabel("Show").selectOption("Message failed");
  await expect(phone.getByText("0 bookings", { exact: true })).toBeVisible();
});

test("a laptop shows fifteen riders without scrolling", { tag: "@long" }, async ({ phone, anEvent, rooms }) => {
  const event = await anEvent({ capacity: 60 });
  await confirmMany(rooms.db, event, 60);
  await sql`UPDATE event_capacity SET confirmed = 60 WHERE event_id = ${event.id}`.execute(rooms.db);
  await sql`UPDATE category_capacity SET confirmed = 60 WHERE event_id = ${event.id}`.execute(rooms.db);
  await phone.setViewportSize({ width: 1280, height: 800 });
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await expect(phone.getByText("60 bookings", { exact: true })).toBeVisible();
  const bottoms = await phone
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom));
  expect(bottoms.filter((bottom) => bottom <= 800).length).toBeGreaterThanOrEqual(15);
  await checkScreen(phone, "85-riders-many");
  await phone.setViewportSize({ width: 1280, height: 800 });
  const chip = phone.getByRole("button", { name: "Message failed" });
  await chip.click();
  await expect(phone.getByText("0 bookings", { exact: true })).toBeVisible();
  await expect(chip).toHaveAttribute("aria-pressed", "true");
});
