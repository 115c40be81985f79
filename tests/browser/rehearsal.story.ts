import type { Page } from "@playwright/test";
import { checkScreen } from "./check-screen.ts";
import { messagesTo } from "./inbox.ts";
import { aPerson, bookingShown, fillIn, referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

const BAND = "Rehearsal: play money, no real place";

/** The organizer's own phone, beside the riders' one. */
async function anOrganizersPhone(aPhone: () => Promise<Page>, signIn: (page: Page) => Promise<void>): Promise<Page> {
  const phone = await aPhone();
  await signIn(phone);
  return phone;
}

test("a team rehearses its event on phones: it books, fails to pay, pays with play money, checks in, refunds and ends", async ({
  page,
  aPhone,
  signIn,
  anEvent,
  product,
}) => {
  test.slow();
  const event = await anEvent({ capacity: 50, opensInMinutes: 24 * 60, closesInMinutes: 20 * 24 * 60 });
  const office = await anOrganizersPhone(aPhone, signIn);
  await office.goto(`/admin/events/${event.slug}`);
  await office.getByRole("link", { name: "Rehearse", exact: true }).tap();
  await expect(office.getByRole("heading", { name: "Start a rehearsal" })).toBeVisible();
  await checkScreen(office, "rehearsal-start");
  await office.getByLabel("Places").selectOption("5");
  await office.getByLabel("At once").check();
  await office.getByRole("button", { name: "Start the rehearsal" }).tap();
  await expect(office.getByText("Rehearsal, running · 0 of 5 places")).toBeVisible();
  await checkScreen(office, "rehearsal-running");
  const link = (await office
    .getByText(/\/e\/rehearsal-/)
    .first()
    .textContent()) as string;
  const slug = new URL(link).pathname.split("/e/")[1] as string;

  await page.goto(`/e/${slug}`);
  await expect(page.getByText(BAND)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Rehearsal: Test ride" })).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, nofollow");
  await checkScreen(page, "rehearsal-event");
  await page.goto(`/e/${slug}/fairness`);
  await expect(page.getByText(BAND)).toBeVisible();
  await checkScreen(page, "rehearsal-fairness");
  await page.goto(`/e/${slug}/queue`);
  const take = page.getByRole("button", { name: "Get my place" });
  await expect(take).toBeInViewport({ ratio: 1 });
  await checkScreen(page, "rehearsal-turn");
  await take.tap();
  const bookingId = await bookingShown(page);
  await expect(page.getByText(BAND)).toBeVisible();
  const person = aPerson();
  await fillIn(page, person);
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();

  const sheet = page.getByRole("dialog", { name: "Play money" });
  await expect(sheet).toBeVisible();
  await checkScreen(page, "rehearsal-play-money");
  await sheet.getByRole("button", { name: "Let the payment fail" }).tap();
  await expect(sheet.getByText("The payment failed. Try again, or close this.")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(page.getByRole("heading", { name: "Your payment didn't go through" })).toBeVisible();
  await expect(page.getByText("Your bank or UPI app declined the payment.")).toBeVisible();
  await checkScreen(page, "rehearsal-failed");
  await page.getByRole("button", { name: "Try again" }).tap();
  await sheet.getByRole("button", { name: "Pay ₹1,525" }).tap();
  const reference = await referenceShown(page);
  await expect(page.getByText(BAND)).toBeVisible();
  await checkScreen(page, "rehearsal-ticket");
  const emails = async () => (await messagesTo(product.inboxUrl, person.email)).map(({ subject }) => subject).join();
  await expect.poll(emails, { timeout: 20_000 }).toContain("Rehearsal: Test ride");
  const texts = async () => (await messagesTo(product.inboxUrl, person.phone)).map(({ text }) => text).join();
  await expect.poll(texts, { timeout: 20_000 }).toContain("Rehearsal: Test ride");

  const { name, phone, email, language } = aPerson();
  const offered = await office.request.post(`/api/admin/events/${slug}/bookings/${bookingId}/transfers`, {
    data: { requestId: `request-${Date.now()}-of-a-story`, name, phone, email, language },
    headers: { origin: product.url },
  });
  expect(offered.status()).toBe(201);
  const offerLink = async () =>
    /http\S+\/transfer#\S+/.exec((await messagesTo(product.inboxUrl, email))[0]?.text ?? "")?.[0];
  await expect.poll(offerLink, { timeout: 20_000 }).toBeDefined();
  const next = await aPhone();
  await next.goto((await offerLink()) as string);
  await expect(next.getByRole("heading", { name: "A rider gives you their place" })).toBeVisible();
  await expect(next.getByText(BAND)).toBeVisible();
  await checkScreen(next, "rehearsal-offer");

  await office.getByRole("link", { name: "Check-in", exact: true }).tap();
  await expect(office.getByText("Rehearsal: Test ride")).toBeVisible();
  await office.getByLabel("Find a rider").fill(reference);
  await office.getByRole("button", { name: new RegExp(person.name) }).tap();
  await office.getByRole("button", { name: "Check in", exact: true }).tap();
  await expect(office.getByRole("heading", { name: "Checked in", exact: true })).toBeVisible();
  await office.getByRole("button", { name: "Done" }).tap();
  await expect(office.getByText("Everything is sent.")).toBeVisible();

  await office.goto(`/admin/events/${slug}/bookings`);
  await office.getByRole("link", { name: /open the booking/ }).tap();
  await office.getByRole("button", { name: "Refund", exact: true }).tap();
  await office.getByLabel("Reason").fill("Only a rehearsal");
  await office.getByRole("button", { name: "Continue" }).tap();
  await office.getByRole("button", { name: "Cancel and refund ₹1,525" }).tap();
  const whatHappened = office.locator("section").filter({ hasText: "What happened" });
  await expect(whatHappened.getByText("Refund sent", { exact: true })).toBeVisible({ timeout: 20_000 });

  // From a page of the rehearsal to that of its event, where what was done is ticked.
  await office.getByRole("link", { name: "What to try, and how to end it" }).tap();
  await expect(office.getByText("· done")).toHaveCount(4);
  await expect(office.getByText("· not yet")).toHaveCount(1);
  await checkScreen(office, "rehearsal-tried");
  await office.goto("/admin");
  await expect(office.getByText("Rehearsal, running · 0 of 5 places").first()).toBeVisible();
  await expect(office.getByText("Rehearsal: Test ride")).toHaveCount(0);
  await office.goto(`/admin/events/${event.slug}/rehearsal`);
  await office.getByRole("button", { name: "End the rehearsal" }).tap();
  await checkScreen(office, "rehearsal-end");
  await office.getByRole("button", { name: "Yes, end it" }).click({ delay: 700 });
  await expect(office.getByRole("heading", { name: "Rehearsed before" })).toBeVisible();
  await expect(office.getByText("0 of 5 places · 1 paid · 1 refunded · 1 checked in")).toBeVisible();
  await checkScreen(office, "rehearsal-ended");

  await page.goto(`/e/${slug}`);
  await expect(page.getByText("Booking has closed")).toBeVisible({ timeout: 15_000 });
  await office.goto(`/admin/events/${event.slug}/history`);
  await expect(office.getByText("Started a rehearsal with 5 places")).toBeVisible();
  await expect(office.getByText("Ended the rehearsal; 0 places were booked")).toBeVisible();
});

test("play money that takes a minute shows what a slow bank shows, in the rider's language", { tag: "@long" }, async ({
  page,
  aPhone,
  signIn,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 50, opensInMinutes: 24 * 60, closesInMinutes: 20 * 24 * 60 });
  const office = await anOrganizersPhone(aPhone, signIn);
  await office.goto(`/admin/events/${event.slug}/rehearsal`);
  await office.getByLabel("At once").check();
  await office.getByRole("button", { name: "Start the rehearsal" }).tap();
  const link = (await office
    .getByText(/\/e\/rehearsal-/)
    .first()
    .textContent()) as string;

  await page.goto(new URL(link).pathname);
  await page.getByRole("button", { name: "Book" }).tap();
  const bookingId = await bookingShown(page);
  await fillIn(page, aPerson());
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  const sheet = page.getByRole("dialog", { name: "Play money" });
  await sheet.getByRole("button", { name: /^Pay slowly/ }).tap();
  await expect(page.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  await page.goto(`/mr/b/${bookingId}`);
  await expect(page.getByText("सराव: खोटे पैसे, खरी जागा नाही")).toBeVisible();
  await checkScreen(page, "rehearsal-slow-mr");
});

test("an event on sale can't be rehearsed, and its page says why", { tag: "@long" }, async ({
  page,
  signIn,
  anEvent,
}) => {
  await signIn(page);
  const event = await anEvent({ capacity: 5 });
  await page.goto(`/admin/events/${event.slug}/rehearsal`);
  await expect(page.getByText(/^The real sale is open or opens within half an hour/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Start the rehearsal" })).toHaveCount(0);
  await checkScreen(page, "rehearsal-refused");
});
