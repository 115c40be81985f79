import { devices } from "@playwright/test";
import { checkScreen } from "./check-screen.ts";
import { aPerson, fillIn, referenceShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

// Browsers inside other apps show no frame of a payment service, so Checkout takes the whole window and posts back.
test.use({ userAgent: `${devices["Galaxy S8"].userAgent} Instagram 355.0.0.44.103 Android` });

test("inside Instagram the whole page redirects to Checkout and comes back to the ticket", async ({
  page,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const bookingId = await takePlace(page, event.slug);
  await fillIn(page, aPerson());
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(page.getByTestId("pay-amount")).toHaveText("₹1,525.00");
  expect(page.frames()).toHaveLength(1);
  await page.getByTestId("pay-succeed").tap();
  await referenceShown(page);
  expect(page.url()).toMatch(new RegExp(`/b/${bookingId}$`));

  // The window is in the history, and no page of ours can take it out: but it is not ready to be paid again.
  await page.goBack();
  await expect(page.getByTestId("pay-message")).toContainText(/already (paid|authorized)/);
  await expect(page.getByTestId("pay-succeed")).toBeHidden();
  await page.getByTestId("pay-close").tap();
  await referenceShown(page);
});

test("a browser that lost the booking on the way back from Checkout shows its outcome, and no personal data", {
  tag: "@long",
}, async ({ page, aPhone, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const bookingId = await takePlace(page, event.slug);
  const other = await aPhone();
  // Before somebody comes back from Checkout, another browser learns nothing.
  await other.goto(`/b/${bookingId}`);
  await expect(other.getByRole("heading", { name: "We can't open this booking here" })).toBeVisible();

  await fillIn(page, person);
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  await page.getByTestId("pay-succeed").tap();
  await referenceShown(page);

  await other.reload();
  await expect(other.getByRole("heading", { name: "Your place is confirmed" })).toBeVisible();
  await expect(other.getByText("Test ride")).toBeVisible();
  await checkScreen(other, "returned-elsewhere");
  const shown = await other.locator("body").innerText();
  for (const secret of [person.name, person.phone.slice(-10), person.email]) expect(shown).not.toContain(secret);
  await other.getByRole("link", { name: "Have my ticket sent again" }).tap();
  await expect(other).toHaveURL(/\/lost-ticket$/);
});
