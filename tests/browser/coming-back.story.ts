import { checkScreen } from "./check-screen.ts";
import { doubleTap } from "./double-tap.ts";
import { aPerson, bookingShown, fillIn, openCheckout, referenceShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

test("refresh and back lead to the same booking and its half-filled form", { tag: "@long" }, async ({
  page,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const bookingId = await takePlace(page, event.slug);
  await fillIn(page, person);

  await page.reload();
  expect(await bookingShown(page)).toBe(bookingId);
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  await expect(page.getByLabel("Mobile number")).toHaveValue(person.phone);
  await expect(page.getByLabel("I have read this and agree")).toBeChecked();

  await page.goBack();
  await page.getByRole("button", { name: "Continue your booking" }).tap();
  expect(await bookingShown(page)).toBe(bookingId);
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });
});

test("a double tap on Book takes one place", async ({ page, anEvent, placesOf }) => {
  const event = await anEvent({ capacity: 5 });
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByRole("button", { name: "Book" })).toBeEnabled();
  await page.getByRole("button", { name: "Book" }).dblclick();
  await bookingShown(page);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });
});

test("Book in a second tab leads to the booking of the first", async ({ page, context, anEvent, placesOf }) => {
  const event = await anEvent({ capacity: 5 });
  const secondTab = await context.newPage();
  await secondTab.goto(`/e/${event.slug}`);
  await expect(secondTab.getByRole("button", { name: "Book" })).toBeEnabled();

  const bookingId = await takePlace(page, event.slug);
  await secondTab.getByRole("button", { name: "Book" }).tap();
  expect(await bookingShown(secondTab)).toBe(bookingId);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });
});

test("a rider who closed the tab can continue from the event page", { tag: "@long" }, async ({
  page,
  context,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  await page.close();

  const newTab = await context.newPage();
  await newTab.goto(`/e/${event.slug}`);
  await expect(newTab.getByText("A place is held for you in this browser.")).toBeVisible();
  await expect(newTab.getByText("Only 4 places left")).toBeVisible();
  await checkScreen(newTab, "06-event-continue");
  // Offline, the browser's own error page would take this one's place.
  await context.setOffline(true);
  await newTab.getByRole("button", { name: "Continue your booking" }).tap();
  await expect(newTab.getByText("No connection. We're still trying; you don't need to press anything.")).toBeVisible();
  await context.setOffline(false);
  expect(await bookingShown(newTab)).toBe(bookingId);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });
});

test("a place that is given up is free at once, and the page says so", { tag: "@long" }, async ({
  page,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });

  const confirm = page.getByRole("button", { name: "Yes, give it up" });
  await doubleTap(page.getByRole("button", { name: "Give up my place" }));
  await expect(confirm).toBeEnabled();
  expect(await placesOf(event), "a double tap only asks").toMatchObject({ held: 1, free: 4 });
  await checkScreen(page, "07-give-back");
  await page.route("**/api/bookings/*", (route) => route.fulfill({ body: "a hotspot's page" }));
  await confirm.tap();
  await expect(page.getByRole("region", { name: "Give up your place?" })).toContainText("We're still trying.");
  await expect(page.getByRole("button", { name: /^Pay ₹/ })).toBeDisabled();
  await page.unroute("**/api/bookings/*");

  await expect(page.getByRole("heading", { name: "You gave up your place" })).toBeVisible();
  expect(await placesOf(event)).toMatchObject({ held: 0, free: 5 });
  await checkScreen(page, "08-given-back");
  await page.getByRole("link", { name: "Book again" }).tap();
  await expect(page.getByText("Only 5 places left")).toBeVisible();
});

test("a hold that ran out is gone, and the page says that nothing was charged", async ({
  page,
  anEvent,
  placesOf,
  letHoldRunOut,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  await letHoldRunOut(event, bookingId);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your time ran out" })).toBeVisible();
  await expect(page.getByText("You have not been charged.")).toBeVisible();
  await checkScreen(page, "17-expired");
  await page.route("**/api/bookings/*", (route) => route.fulfill({ body: "a hotspot's page" }));
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("No connection")).toBeVisible();
  await expect(page.getByText(/is safe/)).toHaveCount(0);
  await expect.poll(() => placesOf(event)).toMatchObject({ held: 0, free: 5 });
});

test("the queue page leads to an existing booking: in a second tab, after Back, after a reload, and when sold out", {
  tag: "@long",
}, async ({ page, context, anEvent, placesOf }) => {
  const event = await anEvent({ capacity: 1 });
  const queue = `/e/${event.slug}/queue`;
  await page.goto(queue);
  const secondTab = await context.newPage();
  await secondTab.goto(queue);
  await expect(secondTab.getByRole("heading", { name: "It's your turn" })).toBeVisible();
  await page.getByRole("button", { name: "Get my place" }).tap();
  const bookingId = await bookingShown(page);
  expect(await bookingShown(secondTab), "the second tab follows by itself").toBe(bookingId);
  await secondTab.close();

  await page.goto(queue);
  expect(await bookingShown(page)).toBe(bookingId);
  await page.goBack();
  await page.goForward();
  expect(await bookingShown(page)).toBe(bookingId);

  await (await openCheckout(page)).getByTestId("pay-succeed").tap();
  await referenceShown(page);
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1, free: 0 });
  await page.goto(queue);
  await referenceShown(page);
  expect(page.url()).toContain(bookingId);
});

test("a rider who books again after time ran out finds the form filled in, except for the waiver", {
  tag: "@long",
}, async ({ page, anEvent, letHoldRunOut }) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const bookingId = await takePlace(page, event.slug);
  await fillIn(page, person);
  await letHoldRunOut(event, bookingId);
  await page.reload();
  await expect(page.getByText("You have not been charged.")).toBeVisible();

  await page.goto(`/e/${event.slug}`);
  await page.getByRole("button", { name: "Book" }).tap();
  expect(await bookingShown(page)).not.toBe(bookingId);
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  await expect(page.getByLabel("Mobile number")).toHaveValue(person.phone);
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await expect(page.getByLabel("I have read this and agree")).not.toBeChecked();
});

test("a damaged private link does not lock out the browser that booked", { tag: "@long" }, async ({
  page,
  aPhone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  const answered = page.waitForResponse((reply) => reply.url().endsWith("/session"));
  await page.goto(`/contact`);
  await page.goto(`/b/${bookingId}#k=damaged`);
  expect((await answered).status()).toBe(404);
  expect(await bookingShown(page)).toBe(bookingId);
  await page.reload();
  expect(await bookingShown(page)).toBe(bookingId);

  const other = await aPhone();
  await other.goto(`/b/${bookingId}#k=damaged`);
  await expect(other.getByRole("heading", { name: "We can't open this booking here" })).toBeVisible();
});
