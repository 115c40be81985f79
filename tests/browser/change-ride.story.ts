import type { Page } from "@playwright/test";
import { checkScreen } from "./check-screen.ts";
import { aPerson, bookingShown, fillIn, openCheckout, referenceShown } from "./rider.ts";
import { expect, test } from "./story.ts";

const RIDES = [
  { id: "full", capacity: 5 },
  { id: "half", capacity: 1, ticketPricePaise: 100_000 },
];

async function takeThe(page: Page, slug: string, ride: string): Promise<void> {
  await page.goto(`/e/${slug}`);
  await page.getByText(ride, { exact: true }).tap();
  await page.getByRole("button", { name: "Book" }).tap();
  await bookingShown(page);
}

test("a rider changes the ride of a held place without giving it up, even on a failing network", async ({
  page,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5, categories: RIDES });
  await takeThe(page, event.slug, "full");
  const person = aPerson();
  await fillIn(page, person);

  await page.getByRole("button", { name: "Change ride" }).tap();
  await expect(page.getByText("1 place left")).toBeVisible();
  await page.getByText("half", { exact: true }).tap();
  await checkScreen(page, "50-change-ride");
  let cuts = 0;
  await page.route("**/category", async (route) => {
    cuts += 1;
    await (cuts < 3
      ? route.fulfill({ contentType: "text/html", body: "<p>Sign in to the network</p>" })
      : route.continue());
  });
  await page.getByRole("button", { name: "Change ride · ₹1,025" }).tap();

  await expect(page.getByText("Your ride is changed. You keep your place and your time.")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  await expect(page.getByText("Test ride · half")).toBeVisible();
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });

  const checkout = await openCheckout(page, person);
  await expect(checkout.getByTestId("pay-amount")).toHaveText("₹1,025.00");
  await checkout.getByTestId("pay-succeed").tap();
  await referenceShown(page);
});

test("a ride that filled up meanwhile leaves the rider with the one they have", { tag: "@long" }, async ({
  page,
  aPhone,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5, categories: RIDES });
  await takeThe(page, event.slug, "full");
  await page.getByRole("button", { name: "Change ride" }).tap();
  await page.getByText("half", { exact: true }).tap();
  await takeThe(await aPhone(), event.slug, "half");

  await page.getByRole("button", { name: "Change ride · ₹1,025" }).tap();
  await expect(page.getByText("That ride just filled up. You keep the one you have.")).toBeVisible();
  await expect(page.getByText("All held right now")).toBeVisible();
  await expect(page.getByRole("radio", { name: /half/ })).toBeDisabled();
  await page.getByRole("button", { name: "Keep this ride" }).tap();
  await expect(page.getByRole("button", { name: "Pay ₹1,525" })).toBeVisible();
  expect(await placesOf(event)).toMatchObject({ held: 2, free: 3 });
});
