import type { Page } from "@playwright/test";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { aPerson, aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo } from "./inbox.ts";
import type { Product } from "./product.ts";
import { expect, test } from "./story.ts";

const FAR = { id: "100 km", capacity: 5, ticketPricePaise: 150_000 };
const NEAR = { id: "50 km", capacity: 2, ticketPricePaise: 120_000 };

async function aPaidRider(product: Product, event: EventOnSale) {
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await rider.verify(await payAt(product.razorpayUrl, await rider.toCheckout()));
  return rider;
}

async function fillIn(page: Page, person: { name: string; phone: string; email: string }): Promise<void> {
  await page.getByLabel("Full name").fill(person.name);
  await page.getByLabel("Mobile number").fill(person.phone);
  await page.getByLabel("Email", { exact: true }).fill(person.email);
}

test.beforeEach(({ page, signIn }) => signIn(page));

test("an organizer adds a guest and a rider who paid in cash on a phone, and each gets a ticket", async ({
  page,
  product,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 2, categories: [FAR, NEAR] });
  const guest = aPerson();
  await page.goto(`/admin/events/${event.slug}/bookings`);
  await page.getByRole("link", { name: "Add a rider" }).tap();
  await expect(page.getByText("2 places are free for you to give away.")).toBeVisible();
  await checkScreen(page, "rider-add");

  await page.getByRole("button", { name: "Add the rider" }).tap();
  await expect(page.getByRole("link", { name: "Say why this place is free." })).toBeVisible();
  await checkScreen(page, "rider-add-missing");
  await page.getByLabel("Reason").fill("Doctor on the route");
  await page.getByLabel("Category").selectOption({ label: "100 km · ₹1,525 · 2 free" });
  await fillIn(page, guest);
  await page.reload(); // Nothing that was typed is lost.
  await expect(page.getByLabel("Full name")).toHaveValue(guest.name);
  await page.getByLabel("The rider has signed the waiver on paper").check();
  // The answer is lost on the way; pressed again, the same form adds nobody twice.
  await page.route("**/api/admin/events/*/bookings", async (route) => {
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await page.getByRole("button", { name: "Add the rider" }).tap();
  await expect(page.getByText("Press again without changing anything")).toBeVisible();
  await page.unroute("**/api/admin/events/*/bookings");
  await page.getByRole("button", { name: "Add the rider" }).dblclick();
  await expect(page.getByText(`${guest.name} has a place`)).toBeVisible();
  await checkScreen(page, "rider-added");
  expect(await placesOf(event)).toMatchObject({ free: 1, confirmed: 1 });
  const subjects = async () => (await messagesTo(product.inboxUrl, guest.email)).map(({ subject }) => subject);
  await expect.poll(subjects, { timeout: 20_000 }).toHaveLength(1);

  await page.getByRole("button", { name: "Add another rider" }).tap();
  await page.getByLabel("Paid in cash").check();
  await page.getByLabel("Amount you took").fill("1,500");
  await page.getByLabel("Category").selectOption({ label: "50 km · ₹1,225 · 1 free" });
  await fillIn(page, { ...aPerson(), phone: guest.phone });
  await page.getByRole("button", { name: "Add the rider" }).tap();
  await expect(page.getByText("This phone number or email has a booking already.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open that booking" })).toBeVisible();
  await checkScreen(page, "rider-add-again");
  await page.getByLabel("Mobile number").fill(aPerson().phone);
  await page.getByRole("button", { name: "Add the rider" }).tap();
  // Not by a tap: the page scrolls to what it says, and a slow machine taps where the link was.
  await page.goto((await page.getByRole("link", { name: "Open the booking" }).getAttribute("href")) as string);
  await expect(page.getByText("₹1,500 in cash").first()).toBeVisible();
  await expect(page.getByText("The waiver is not signed.")).toBeVisible();
  expect(await placesOf(event)).toMatchObject({ free: 0, confirmed: 2 });

  await page.goto(`/admin/events/${event.slug}/bookings`);
  await expect(page.getByText(/₹1,500 in cash/).first()).toBeVisible();
  await checkScreen(page, "riders-added-in-list");
});

test("an organizer moves riders between categories on a phone, and sees first what it comes to", {
  tag: "@long",
}, async ({ page, product, anEvent, placesOf }) => {
  const event = await anEvent({ capacity: 5, categories: [FAR, NEAR] });
  const rider = await aPaidRider(product, event);
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });
  await page.goto(`/admin/events/${event.slug}/bookings/${rider.bookingId}`);
  await page.getByRole("button", { name: "Move", exact: true }).tap();
  await page.getByLabel("50 km").check();
  await expect(page.getByText("₹300 goes back to the rider, the way it was paid.")).toBeVisible();
  await checkScreen(page, "move-cheaper");
  await page.getByRole("button", { name: "Move to 50 km" }).dblclick({ delay: 700 });
  await expect(page.getByRole("paragraph").filter({ hasText: "Moved to a cheaper category" })).toBeVisible();
  await expect(page.locator("ol").getByText("Refund sent")).toBeVisible({ timeout: 20_000 });
  const texts = async () => (await messagesTo(product.inboxUrl, rider.person.email)).map(({ text }) => text).join();
  await expect.poll(texts, { timeout: 20_000 }).toContain("50 km");
  await checkScreen(page, "moved-cheaper");

  await page.getByRole("button", { name: "Move", exact: true }).tap();
  await page.getByLabel("100 km").check();
  await expect(page.getByText("The rider owes you ₹300.")).toBeVisible();
  await page.getByRole("button", { name: "Move to 100 km" }).click({ delay: 700 });
  await expect(page.getByText("The rider owes you ₹300", { exact: true })).toBeVisible();
  await checkScreen(page, "moved-dearer");
  await page.getByRole("button", { name: "Paid in cash" }).tap();
  await page.getByRole("button", { name: "Yes, I took ₹300" }).click({ delay: 700 });
  await expect(page.getByText("The rider owes you ₹300", { exact: true })).toBeHidden();
  await expect(page.getByText("Took ₹300 in cash")).toBeVisible();
  await checkScreen(page, "settled-in-cash");
  expect((await rider.look()).body).toMatchObject({ state: "confirmed", categoryName: "100 km" });
});

test("a category that another organizer has filled up can't be chosen any more", { tag: "@long" }, async ({
  page,
  product,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5, categories: [FAR, { ...NEAR, capacity: 1 }] });
  const [one, two] = [await aPaidRider(product, event), await aPaidRider(product, event)];
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 2 });
  await page.goto(`/admin/events/${event.slug}/bookings/${one.bookingId}`);
  await page.getByRole("button", { name: "Move", exact: true }).tap();
  await page.getByLabel("50 km").check();
  const other = await page.context().newPage();
  await other.goto(`/admin/events/${event.slug}/bookings/${two.bookingId}`);
  await other.getByRole("button", { name: "Move", exact: true }).tap();
  await other.getByLabel("50 km").check();
  await other.getByRole("button", { name: "Move to 50 km" }).click({ delay: 700 });
  await expect(other.getByRole("paragraph").filter({ hasText: "Moved to a cheaper category" })).toBeVisible();
  await other.close();

  await page.reload();
  await page.getByRole("button", { name: "Move", exact: true }).tap();
  await expect(page.getByLabel("50 km (full)")).toBeDisabled();
  await checkScreen(page, "move-full");
});
