import { devices } from "@playwright/test";
import { aPerson, fillIn, referenceShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

// Browsers inside other apps show no frame of a payment service, so Checkout takes the whole window and posts back.
test.use({ userAgent: `${devices["Galaxy S8"].userAgent} Instagram 355.0.0.44.103 Android` });

test("inside Instagram the whole window goes to Checkout and comes back to the ticket", async ({ page, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  await fillIn(page, aPerson());
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(page.getByTestId("pay-amount")).toHaveText("₹1,525.00");
  expect(page.frames()).toHaveLength(1);
  await page.getByTestId("pay-succeed").tap();
  await referenceShown(page);
  expect(page.url()).toMatch(new RegExp(`/b/${bookingId}$`));
});
