import { sql } from "kysely";
import { createAuditEntry } from "#booking/audit-log/create-audit-entry.ts";
import { callFunction } from "#platform/database.ts";
import { payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo, theMessageTo } from "./inbox.ts";
import { aPerson, leaveCheckout, openCheckout, referenceShown, takePlace } from "./rider.ts";
import { atRazorpay } from "./simulator.ts";
import { expect, test } from "./story.ts";

test("a payment that arrives after the last place was sold is refunded, with the number that a bank asks for", async ({
  page,
  anEvent,
  product,
  placesOf,
  letPlaceLapse,
  sellTo,
}) => {
  const event = await anEvent({ capacity: 1 });
  const person = aPerson();
  const bookingId = await takePlace(page, event.slug);
  const orderId = await leaveCheckout(page, person);
  await letPlaceLapse(event, bookingId);
  await sellTo(event);
  await payAt(product.razorpayUrl, orderId);

  await expect(page.getByRole("heading", { name: "No place was left, so we're refunding you" })).toBeVisible();
  const number = page.getByText(/^rfnd_\w{14}$/);
  await expect(number).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("₹1,525")).toBeVisible();
  await expect(page.getByText("5 to 7 working days")).toBeVisible();
  await checkScreen(page, "50-place-lost");
  expect(await placesOf(event)).toMatchObject({ confirmed: 1 });

  const email = await theMessageTo(product.inboxUrl, person.email);
  expect(email.text).toContain(await number.textContent());
  expect((await theMessageTo(product.inboxUrl, person.phone)).text).toContain("was full before your payment came");
});

test("a payment authorized after the last place was sold is not captured", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
  rooms,
  letPlaceLapse,
  sellTo,
}) => {
  const event = await anEvent({ capacity: 1 });
  const person = aPerson();
  const bookingId = await takePlace(page, event.slug);
  const orderId = await leaveCheckout(page, person);
  // As after the twelve minutes in which Razorpay captures by itself.
  await sql`UPDATE razorpay_orders SET capture = 'manual' WHERE order_id = ${orderId}`.execute(rooms.db);
  await letPlaceLapse(event, bookingId);
  await sellTo(event);
  await payAt(product.razorpayUrl, orderId, "authorize_only");

  await expect(page.getByRole("heading", { name: "Your payment was not taken" })).toBeVisible();
  await expect(page.getByText("you haven't been charged")).toBeVisible();
  await checkScreen(page, "51-not-taken");
  expect((await theMessageTo(product.inboxUrl, person.phone)).text).toMatch(
    /Your bank releases Rs .+ in 5 working days/,
  );
});

test("a rider who pays twice has one ticket, which says that the second payment is refunded", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  await payAt(product.razorpayUrl, await leaveCheckout(page), "twice");
  await referenceShown(page);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("You paid twice")).toBeVisible();
    await expect(page.getByText(/^rfnd_\w{14}$/)).toBeVisible();
  }).toPass();
  await checkScreen(page, "52-paid-twice");
});

test("a payment of the wrong amount goes to a person for review, and nobody is asked to pay again", {
  tag: "@long",
}, async ({ page, anEvent, product }) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  const order_id = await leaveCheckout(page);
  await atRazorpay(product.razorpayUrl, "/checkout/pay", {
    order_id,
    outcome: "amount_mismatch",
    paid_amount: 100_000,
  });
  await expect(page.getByRole("heading", { name: "Your payment is being checked" })).toBeVisible();
  await expect(page.getByRole("button", { name: /pay/i })).toHaveCount(0);
  await checkScreen(page, "53-in-review");
});

test("every ticket of a cancelled event says so, with the organizer's note and the refund", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
  rooms,
}) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  await takePlace(page, event.slug);
  await (await openCheckout(page, person)).getByTestId("pay-succeed").tap();
  await referenceShown(page);
  const subjects = async () =>
    (await messagesTo(product.inboxUrl, person.email)).map(({ subject }) => subject).toSorted();
  // A confirmation that is still to be sent would not be sent any more.
  await expect.poll(subjects).toEqual(["Your place is confirmed: Test ride"]);
  await expect.poll(() => messagesTo(product.inboxUrl, person.phone)).toHaveLength(1);
  const note = "The river is over the road.\nWe ride again in March.";
  const about = { subject: event.id, by: "user_1", facts: { scope: "full", note } } as const;
  const entry = createAuditEntry(event.id, "cancel_event", about);
  await callFunction(rooms.pool, "cancel_event", [event.id, "full", note, JSON.stringify(entry), null]);

  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: "This event has been cancelled" })).toBeVisible();
    await expect(page.getByText(/^rfnd_\w{14}$/)).toBeVisible();
  }).toPass({ timeout: 45_000 });
  await expect(page.getByText("The river is over the road.")).toBeVisible();
  await expect(page.getByText("₹1,525")).toBeVisible();
  await checkScreen(page, "54-called-off");

  await expect
    .poll(subjects)
    .toEqual(["Cancelled: Test ride", "Your place is confirmed: Test ride", "Your refund has been sent: Test ride"]);
  const emails = await messagesTo(product.inboxUrl, person.email);
  expect(emails.find(({ subject }) => subject?.startsWith("Cancelled"))?.text).toContain(note);
  const texts = (await messagesTo(product.inboxUrl, person.phone)).map(({ text }) => text);
  expect(texts.filter((text) => text.includes("is cancelled. Rs 1,525"))).toHaveLength(1);
  expect(texts).toHaveLength(2);
});
