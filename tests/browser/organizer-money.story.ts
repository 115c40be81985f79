import { sql } from "kysely";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { controlRazorpay } from "../builders/mixed-sale.ts";
import { aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo } from "./inbox.ts";
import type { Product } from "./product.ts";
import { expect, test } from "./story.ts";

async function aPaidRider(product: Product, event: EventOnSale) {
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  const fields = await payAt(product.razorpayUrl, await rider.toCheckout());
  await rider.verify(fields);
  return { rider, paymentId: fields.razorpay_payment_id as string };
}

test.beforeEach(({ page, signIn }) => signIn(page));

test("the organizer cancels one booking on a phone, sees what goes back before, and the rider is told why", {
  tag: "@long",
}, async ({ page, product, anEvent, placesOf }) => {
  const event = await anEvent({ capacity: 5 });
  const { rider } = await aPaidRider(product, event);
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });

  await page.goto(`/admin/events/${event.slug}/bookings`);
  await page.getByRole("link", { name: /open the booking/ }).tap();
  await expect(page.getByRole("heading", { name: rider.person.name })).toBeVisible();
  await checkScreen(page, "40-booking");

  await page.getByRole("button", { name: "Refund", exact: true }).tap();
  await page.getByLabel(/All but Startline's fee: ₹1,500/).check();
  await page.getByLabel(/Everything: ₹1,525/).check();
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByText("Enter a reason. The rider will see it.")).toBeVisible();
  await page.getByLabel("Reason").fill("You asked us by phone");
  await page.getByRole("button", { name: "Continue" }).tap();
  await expect(page.getByText("₹1,525 goes back the way it was paid.")).toBeVisible();
  await checkScreen(page, "41-cancel-confirm");
  await page.getByRole("button", { name: "Cancel and refund ₹1,525" }).tap();

  const whatHappened = page.locator("section").filter({ hasText: "What happened" });
  await expect(whatHappened.getByText("Refund sent", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("heading", { name: "Cancel and refund" })).toBeHidden();
  const card = page.getByRole("region", { name: "Rider", exact: true });
  await expect(card.getByText("₹1,525 refunded: Cancelled by the organizer")).toBeVisible();
  await checkScreen(page, "42-booking-cancelled");
  expect(await placesOf(event)).toMatchObject({ free: 5, confirmed: 0 });
  const told = async () =>
    (await messagesTo(product.inboxUrl, rider.person.email)).map((message) => message.text).join();
  await expect.poll(told).toContain("You asked us by phone");
  await page.goto(`/admin/events/${event.slug}/history`);
  await expect(page.getByText("Cancelled a booking (₹1,525)")).toBeVisible();
  await checkScreen(page, "43-what-was-done");
});

test("trouble with money is on a list that says what to do, and is told by email", async ({
  page,
  product,
  anEvent,
  rooms,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  const mailbox = `trust-${event.slug}@startline.example`;
  await sql`UPDATE events SET organizer_email = ${mailbox} WHERE id = ${event.id}`.execute(rooms.db);
  const { rider, paymentId } = await aPaidRider(product, event);
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });

  // The address that an alarm's email names.
  await page.goto(`/admin/events/${event.slug}/attention`);
  await expect(page).toHaveURL(`/admin/events/${event.slug}#attention`);
  await expect(page.getByText("All is well")).toBeVisible();
  await controlRazorpay(product.razorpayUrl, `/payments/${paymentId}/refund`);
  const item = page.getByRole("listitem").filter({ hasText: "A confirmed booking was refunded at Razorpay" });
  // Where it happens to be open, the page tells by itself.
  await expect(item).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("All is well")).toHaveCount(0);
  await expect(page.getByRole("banner").getByRole("link", { name: /needs? attention/ })).toBeVisible();
  await checkScreen(page, "44-attention");
  const mails = async () => {
    // Other stories raise alarms too, after which the next one waits five minutes: let those be over.
    await sql`UPDATE attention_items
      SET alarmed_at = alarmed_at - interval '5 minutes', alarm_leased_until = alarm_leased_until - interval '5 minutes'
      WHERE event_id <> ${event.id}`.execute(rooms.db);
    return (await messagesTo(product.inboxUrl, mailbox)).map((message) => message.subject);
  };
  await expect.poll(mails, { timeout: 60_000 }).toEqual([expect.stringContaining("refunded at Razorpay")]);

  await item.getByRole("button", { name: "Cancel the booking" }).tap();
  await item.getByLabel("Reason").fill("Your money went back on Monday");
  await checkScreen(page, "45-attention-answer");
  await item.getByRole("button", { name: "Cancel the booking" }).tap();
  await expect(item.getByText("What to do")).toHaveCount(0);
  await page.getByText(/^Solved in the last 14 days/).tap();
  await expect(page.getByText("The booking was cancelled: “Your money went back on Monday”")).toBeVisible();
  await checkScreen(page, "46-attention-resolved");
  expect(await placesOf(event)).toMatchObject({ confirmed: 0 });
  expect((await rider.look()).body.state).toBe("cancelled");
});

test("a whole event is cancelled: in numbers before, live while it happens, and the public is told the truth", async ({
  page,
  aPhone,
  product,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 12 });
  const riders = await Promise.all(Array.from({ length: 5 }, () => aPaidRider(product, event)));
  const holder = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await holder.join();
  await holder.claim();
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 5, held: 1 });

  await page.goto(`/admin/events/${event.slug}`);
  await page.getByRole("link", { name: "Cancel the whole event" }).tap();
  await expect(page.getByText("5 confirmed bookings end, and ₹7,625 goes back in all.")).toBeVisible();
  await checkScreen(page, "47-cancel-event");
  await page
    .getByLabel("Your message to everyone who booked")
    .fill("The ghat is closed after the landslide. We ride in March.");
  await page.getByLabel(/^To confirm/).fill("another ride");
  await page.getByRole("button", { name: "Cancel the whole event" }).tap();
  await expect(page.getByText("What was typed is neither the event's title nor its link.")).toBeVisible();
  await page.getByLabel(/^To confirm/).fill("Test ride");
  await page.getByRole("button", { name: "Cancel the whole event" }).tap();
  await expect(page.getByRole("heading", { name: /^Cancelling|The event is cancelled/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The event is cancelled" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("₹7,625 of ₹7,625")).toBeVisible();
  await checkScreen(page, "48-event-cancelled");
  expect(await placesOf(event)).toMatchObject({ free: 12, confirmed: 0, held: 0 });

  const visitor = await aPhone();
  await visitor.goto(`/e/${event.slug}`);
  await expect(visitor.getByText("This event is cancelled").first()).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Book" })).toBeHidden();
  await checkScreen(visitor, "49-public-cancelled");
  await visitor.goto(`/e/${event.slug}/queue`);
  await expect(visitor.getByText("This event is cancelled").first()).toBeVisible();
  await checkScreen(visitor, "50-queue-cancelled");
  for (const { rider } of riders) expect((await rider.look()).body.refund.amountPaise).toBe(152_500);
});
