import { expect, type FrameLocator, type Page } from "@playwright/test";
import { aPerson } from "../builders/visitor.ts";

export type Person = ReturnType<typeof aPerson>;
export { aPerson };

/** One tap on an event with one category; answers the id of the booking that holds the place. */
export async function takePlace(page: Page, slug: string): Promise<string> {
  await page.goto(`/e/${slug}`);
  await page.getByRole("button", { name: "Book" }).tap();
  return bookingShown(page);
}

/** The id of the held booking, once its form is there. */
export async function bookingShown(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "Who is riding?" })).toBeVisible();
  return page.url().split("/b/")[1] as string;
}

export async function fillIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Full name").fill(person.name);
  await page.getByLabel("Mobile number").fill(person.phone);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("I have read this and agree").check();
}

/** From the form to Checkout's window, which lies in a frame over the page. */
export async function openCheckout(page: Page, person = aPerson()): Promise<FrameLocator> {
  await fillIn(page, person);
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  return checkoutOn(page);
}

export async function checkoutOn(page: Page, timeout?: number): Promise<FrameLocator> {
  const checkout = page.frameLocator("iframe[title='Payment simulator']");
  await expect(checkout.getByTestId("pay-succeed")).toBeVisible(timeout === undefined ? {} : { timeout });
  return checkout;
}

/** As far as Checkout, whose window is then closed without paying; answers the id of the order. */
export async function leaveCheckout(page: Page, person = aPerson()): Promise<string> {
  const answer = page.waitForResponse((reply) => reply.url().endsWith("/payments") && reply.status() === 201);
  const checkout = await openCheckout(page, person);
  const { razorpay } = await (await answer).json();
  await checkout.getByTestId("pay-close").tap();
  await expect(page.getByRole("heading", { name: "Finish your payment" })).toBeVisible();
  return razorpay.orderId;
}

/** As far as a payment to which the bank says nothing, and of which our server has heard; answers Razorpay's id of it. */
export async function payWithSilentBank(page: Page, person = aPerson()): Promise<string> {
  const checkout = await openCheckout(page, person);
  const answer = page.waitForResponse("**/checkout/pay");
  await checkout.getByTestId("pay-pending").tap();
  const { pending } = await (await answer).json();
  const heard = page.waitForResponse(
    async (reply) =>
      reply.url().includes("/api/bookings/") && /"payment":"under_way"/.test(await reply.text().catch(() => "")),
  );
  await checkout.getByTestId("pay-close").tap();
  await heard;
  await expect(page.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  return pending.payment_id;
}

/** The reference on the ticket, once the place is confirmed. */
export async function referenceShown(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "You are in" })).toBeVisible();
  const code = await page.getByRole("img", { name: /^QR code of your booking reference/ }).getAttribute("alt");
  return code?.split(" ").at(-1) as string;
}
