import { aVisitor } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import {
  aPerson,
  bookingShown,
  checkoutOn,
  fillIn,
  leaveCheckout,
  payWithSilentBank,
  referenceShown,
  takePlace,
} from "./rider.ts";
import { atRazorpay } from "./simulator.ts";
import { expect, test } from "./story.ts";

const confirming = { name: "We are confirming with your bank" };

test("the confirming screen survives a closed tab and another phone, and becomes the ticket on both by itself", async ({
  page,
  context,
  aPhone,
  anEvent,
  product,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  const paymentId = await payWithSilentBank(page);
  const key = `startline.booking.${bookingId}`;
  const { accessToken } = JSON.parse((await page.evaluate((name) => localStorage.getItem(name), key)) ?? "{}");
  await page.close();

  const newTab = await context.newPage();
  await newTab.goto(`/b/${bookingId}`);
  await expect(newTab.getByRole("heading", confirming)).toBeVisible();
  const otherPhone = await aPhone();
  await otherPhone.goto(`/b/${bookingId}#k=${accessToken}`);
  await expect(otherPhone.getByRole("heading", confirming)).toBeVisible();
  await expect(otherPhone.getByRole("button", { name: /pay/i })).toHaveCount(0);

  await atRazorpay(product.razorpayUrl, `/payments/${paymentId}/authorize`);
  expect(await referenceShown(newTab)).toBe(await referenceShown(otherPhone));
});

test("a rider who paid and closed the tab before we knew is not asked to pay when it is opened again", {
  tag: "@long",
}, async ({ page, context, anEvent, product }) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  const orderId = await leaveCheckout(page);
  await atRazorpay(product.razorpayUrl, "/faults", { where: "webhook", what: "drop", match: { id: orderId } });
  // A crowd: neither what Checkout said nor the question comes through.
  for (const path of ["**/payments/verify", "**/sync"]) {
    await context.route(path, (route) => route.fulfill({ status: 429 }));
  }
  await page.getByRole("button", { name: "Continue payment" }).tap();
  const turnedAway = page.waitForResponse("**/sync");
  await (await checkoutOn(page)).getByTestId("pay-succeed").tap();
  await turnedAway;
  await page.close();

  const newTab = await context.newPage();
  await newTab.goto(`/b/${bookingId}`);
  await expect(newTab.getByRole("heading", confirming)).toBeVisible();
  await context.unroute("**/sync");
  await referenceShown(newTab);
});

test("a person's second booking waits while the first payment is unknown, and proceeds once it has failed", {
  tag: "@long",
}, async ({ page, anEvent, product, letPlaceLapse }) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const firstId = await takePlace(page, event.slug);
  const paymentId = await payWithSilentBank(page, person);
  await letPlaceLapse(event, firstId);
  await expect(page.getByText("Your time for this place has run out")).toBeVisible();
  await checkScreen(page, "40-confirming-late");

  // This browser is led to the first booking; the second was made elsewhere.
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText("Your payment is being confirmed. Don't pay again.")).toBeVisible();
  const second = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await second.join();
  await second.claim();
  await page.goto(`/b/${second.bookingId}#k=${second.accessToken}`);
  expect(await bookingShown(page)).not.toBe(firstId);
  await fillIn(page, person);
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(page.getByText("Don't pay again yet")).toBeInViewport();
  await expect(page.getByText(/^Your place is held until/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Open your earlier booking" })).toHaveAttribute("href", `/b/${firstId}`);
  await checkScreen(page, "41-payment-unknown");

  await atRazorpay(product.razorpayUrl, `/payments/${paymentId}/fail`);
  const checkout = page.frameLocator("iframe[title='Payment simulator']");
  await expect(checkout.getByTestId("pay-succeed")).toBeVisible({ timeout: 30_000 });
  await checkout.getByTestId("pay-succeed").tap();
  await referenceShown(page);

  await page.goto(`/b/${firstId}`);
  await expect(page.getByRole("heading", { name: "Your time ran out" })).toBeVisible();
  await expect(page.getByText("Your payment didn't go through")).toBeVisible();
  await checkScreen(page, "42-failed-and-over");
});

test("a waiting second booking learns that the first was confirmed after all, although its payment was late", {
  tag: "@long",
}, async ({ page, aPhone, anEvent, product, letPlaceLapse }) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const firstId = await takePlace(page, event.slug);
  const paymentId = await payWithSilentBank(page, person);
  await letPlaceLapse(event, firstId);

  const again = await aPhone();
  await takePlace(again, event.slug);
  await fillIn(again, { ...aPerson(), phone: person.phone });
  await again.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(again.getByText("Don't pay again yet")).toBeVisible();
  await expect(again.getByRole("link", { name: "Open your earlier booking" })).toHaveCount(0);

  await atRazorpay(product.razorpayUrl, `/payments/${paymentId}/authorize`);
  await referenceShown(page);
  await expect(page.getByText("A place was still free, so it is yours.")).toBeVisible();
  await checkScreen(page, "43-confirmed-late");
  await expect(again.getByText("Already booked with this phone or email")).toBeVisible({ timeout: 30_000 });
  await checkScreen(again, "44-already-booked");
});
