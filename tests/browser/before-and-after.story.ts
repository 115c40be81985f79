import { aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("before the opening the page says when booking opens and counts down, with no button yet", async ({
  page,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 60 * 24 * 3, closesInMinutes: 60 * 24 * 9 });
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText(/^Booking opens .* IST/)).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/^Opens in 2 d 23:5\d:\d\d/);
  await expect(page.getByRole("button", { name: "Book" })).toHaveCount(0);
  await checkScreen(page, "14-before-opening");
});

test("a page that waits for the opening opens by itself", { tag: "@long" }, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 0.2 });
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByRole("timer")).toHaveText(/^Opens in 0:\d\d/);
  await expect(page.getByRole("button", { name: "Book" })).toBeEnabled({ timeout: 30_000 });
});

test("a sold-out event says so and offers no button", { tag: "@long" }, async ({
  page,
  anEvent,
  product,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 1 });
  const visitor = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await payAt(product.razorpayUrl, await visitor.toCheckout());
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });

  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText("Sold out")).toBeVisible();
  await expect(page.getByRole("button", { name: "Book" })).toHaveCount(0);
  await checkScreen(page, "15-sold-out");
});

test("an event whose sale has closed says when it closed", { tag: "@long" }, async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5, closesInMinutes: -5 });
  await page.goto(`/e/${event.slug}`);
  await expect(page.getByText("Booking has closed")).toBeVisible();
  await expect(page.getByRole("button", { name: "Book" })).toHaveCount(0);
  await checkScreen(page, "16-closed");
});
