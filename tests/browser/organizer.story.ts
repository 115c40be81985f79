import { readFile } from "node:fs/promises";
import { aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("the organizer signs in on a phone, sees the count, finds a rider and takes the list home", async ({
  page,
  product,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await payAt(product.razorpayUrl, await rider.toCheckout());
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });
  const { reference } = (await rider.look()).body;

  await test.step("nobody gets in without signing in, and a wrong password is said", async () => {
    await page.goto(`/admin/events/${event.slug}/bookings`);
    await expect(page.getByRole("heading", { name: "Sign in to your events" })).toBeVisible();
    await checkScreen(page, "20-sign-in");
    await page.getByLabel("Email").fill(product.organizer.email);
    await page.getByLabel("Password").fill("not my password");
    await page.getByRole("button", { name: "Sign in" }).tap();
    await expect(page.getByText("The email address or the password is not right.")).toBeVisible();
    await page.getByLabel("Password").fill(product.organizer.password);
    await page.getByRole("button", { name: "Sign in" }).tap();
  });

  await test.step("the list of events leads to the sale with its counts", async () => {
    await expect(page.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
    await checkScreen(page, "21-events");
    await page.locator(`h2 a[href$="/${event.slug}"]`).tap();
    const count = (name: string) => page.locator("dt").getByText(name, { exact: true }).locator("+ dd");
    await expect(count("Confirmed")).toHaveText(/^1/);
    await expect(count("Left")).toHaveText(/^4/);
    await checkScreen(page, "22-sale");
  });

  await test.step("a part of a name finds the booking", async () => {
    await page.getByRole("link", { name: "Bookings" }).tap();
    await page.getByLabel("Find a booking").fill(rider.person.name);
    await page.getByRole("button", { name: "Find" }).tap();
    await expect(page.getByRole("listitem").filter({ hasText: rider.person.name })).toContainText(reference);
    await checkScreen(page, "23-bookings");
  });

  await test.step("the export holds the rider's row once", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export participants (CSV)" }).tap();
    const file = await (await downloading).path();
    const rows = (await readFile(file, "utf8")).split("\n").filter((line) => line.includes(reference));
    expect(rows).toHaveLength(1);
    for (const known of [rider.person.name, rider.person.email]) expect(rows[0]).toContain(known);
  });
});
