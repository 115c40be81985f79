import { checkScreen } from "./check-screen.ts";
import {
  aPerson,
  checkoutOn,
  fillIn,
  leaveCheckout,
  openCheckout,
  payWithSilentBank,
  referenceShown,
  takePlace,
} from "./rider.ts";
import { expect, test } from "./story.ts";

test("a failed payment is explained in plain words, the place stays held, and the second try confirms", async ({
  page,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  const checkout = await openCheckout(page);
  await checkout.getByTestId("pay-fail-reason").selectOption("insufficient_funds");
  await checkout.getByTestId("pay-fail").tap();
  await expect(checkout.getByTestId("pay-message")).toContainText("not have enough money");
  await checkout.getByTestId("pay-close").tap();

  await expect(page.getByRole("heading", { name: "Your payment didn't go through" })).toBeVisible();
  await expect(page.getByText("There was not enough money in the account")).toBeVisible();
  await expect(page.getByText("Your place is still held")).toBeVisible();
  expect(await placesOf(event)).toMatchObject({ held: 1 });
  await checkScreen(page, "09-payment-failed");

  await page.getByRole("button", { name: "Try again" }).tap();
  await (await checkoutOn(page)).getByTestId("pay-succeed").tap();
  await referenceShown(page);
  await expect.poll(() => placesOf(event)).toMatchObject({ held: 0, confirmed: 1 });
});

test("the payment window of a second tab closes when the first has paid, and both show the ticket", async ({
  page,
  context,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  const checkout = await openCheckout(page);
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await secondTab.getByRole("button", { name: "Continue payment" }).tap();
  await checkoutOn(secondTab);

  await checkout.getByTestId("pay-succeed").tap();
  const reference = await referenceShown(page);
  expect(await referenceShown(secondTab)).toBe(reference);
  await expect(secondTab.locator("iframe[title='Payment simulator']")).toHaveCount(0);
});

test("nobody is asked to pay again until the bank has answered, and its answer confirms", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  const checkout = await openCheckout(page);
  const answer = page.waitForResponse("**/checkout/pay");
  await checkout.getByTestId("pay-pending").tap();
  const { pending } = await (await answer).json();
  await checkout.getByTestId("pay-close").tap();

  await expect(page.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  await expect(page.getByText("Do not pay again.")).toBeVisible();
  await expect(page.getByRole("button", { name: /pay/i })).toHaveCount(0);
  await checkScreen(page, "10-confirming");

  const bank = await fetch(`${product.razorpayUrl}/_sim/payments/${pending.payment_id}/authorize`, { method: "POST" });
  expect(bank.status).toBe(200);
  await referenceShown(page);
});

test("a second booking with the same phone number is refused before any money moves", { tag: "@long" }, async ({
  page,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  await takePlace(page, event.slug);
  await (await openCheckout(page, person)).getByTestId("pay-succeed").tap();
  await referenceShown(page);
  await page.route("**/send-again", (route) => route.fulfill({ body: "a hotspot's page" }));
  await page.getByRole("button", { name: "Send it again" }).tap();
  await expect(page.getByText(/^No connection/)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText(/^No connection/)).toHaveCount(0);

  const again = await aPhone();
  await takePlace(again, event.slug);
  await fillIn(again, { ...aPerson(), phone: person.phone });
  await again.getByRole("button", { name: /^Pay ₹/ }).tap();
  const refusal = again.getByText("There is already a booking with this phone number or email address.");
  await expect(refusal).toBeInViewport();
  await checkScreen(again, "18-already-booked");

  const sendIt = again.getByRole("button", { name: "Send me that ticket" });
  await again.route("**/send-again", (route) => route.fulfill({ body: "a hotspot's page" }));
  await sendIt.tap();
  await expect(again.getByText(/^No connection/)).toBeVisible();
  await again.unroute("**/send-again");
  await again.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(again.getByText(/^No connection/)).toHaveCount(0);
  await sendIt.tap();
  await expect(again.getByText("If there is a booking, its ticket is on its way")).toBeVisible();
  await expect(sendIt).toHaveCount(0);
});

test("“I've already paid” gets an answer, and nobody is asked to pay before Razorpay was asked", {
  tag: "@long",
}, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  await leaveCheckout(page);
  await page.getByRole("button", { name: "I've already paid" }).tap();
  await expect(page.getByText(/^We just checked: no payment has reached us/)).toBeVisible();
  await checkScreen(page, "53-no-payment-yet");

  // The window closes again while nobody can be asked: who knows what was paid in it?
  await page.getByRole("button", { name: "Continue payment" }).tap();
  const checkout = await checkoutOn(page);
  await page.route("**/sync", (route) => route.fulfill({ status: 429, body: "{}" }));
  await checkout.getByTestId("pay-close").tap();
  await expect(page.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.unroute("**/sync");
  await expect(page.getByRole("heading", { name: "Finish your payment" })).toBeVisible();
});

test("while “I've already paid” can't be checked, Pay is not offered, and the page checks again by itself", {
  tag: "@long",
}, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  await leaveCheckout(page);
  const goOn = page.getByRole("button", { name: "Continue payment" });
  await expect(goOn).toBeVisible();
  await page.route("**/sync", (route) => route.fulfill({ status: 429, body: "{}" }));
  await page.getByRole("button", { name: "I've already paid" }).tap();
  await expect(page.getByText(/^We couldn't check just now. Don't pay again until we know/)).toBeVisible();
  await expect(goOn).toHaveCount(0);
  await checkScreen(page, "55-could-not-check");

  await page.unroute("**/sync");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText(/^We just checked: no payment has reached us/)).toBeVisible();
  await expect(goOn).toBeVisible();
});

test("the event page tells a rider whose bank has not answered not to pay again", { tag: "@long" }, async ({
  page,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  await payWithSilentBank(page);
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText("Your payment is being confirmed. Don't pay again.")).toBeVisible();
  await checkScreen(page, "54-event-pending");
  await page.getByRole("button", { name: "See your booking" }).tap();
  await expect(page.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  expect(page.url()).toContain(bookingId);
});
