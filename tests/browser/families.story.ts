import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { aPerson, bookingShown, openCheckout, referenceShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

test("a family books with one phone and one email up to the limit, each rider in a browser of their own", async ({
  page,
  aPhone,
  anEvent,
  placesOf,
}) => {
  test.slow();
  const event = await anEvent({ capacity: 5, bookingsPerContact: 2 });
  const asha = { ...aPerson(), name: "Asha Kulkarni" };

  await takePlace(page, event.slug);
  await (await openCheckout(page, asha)).getByTestId("pay-succeed").tap();
  await referenceShown(page);

  const second = await aPhone();
  await test.step("the same rider does not ride twice", async () => {
    await takePlace(second, event.slug);
    const { name, phone, email } = asha;
    await second.getByLabel("Full name").fill(` ${name.toUpperCase()} `);
    await second.getByLabel("Mobile number").fill(phone);
    await second.getByLabel("Email").fill(email);
    await second.getByLabel("I have read this and agree").check();
    await second.getByRole("button", { name: /^Pay ₹/ }).tap();
    await expect(second.getByText("Each rider needs their own name")).toBeVisible();
  });

  await test.step("another name is the family's second booking", async () => {
    await (await openCheckout(second, { ...asha, name: "Ravi Kulkarni" })).getByTestId("pay-succeed").tap();
    await referenceShown(second);
    expect(await placesOf(event)).toEqual({ free: 3, held: 0, confirmed: 2 });
  });

  await test.step("the third is told kindly, before anything is paid, and nobody's place is lost", async () => {
    const third = await aPhone();
    await takePlace(third, event.slug);
    const orders: string[] = [];
    third.on("request", (request) => {
      if (request.url().endsWith("/checkout/pay")) orders.push(request.url());
    });
    await third.getByLabel("Full name").fill("Meera Kulkarni");
    await third.getByLabel("Mobile number").fill(asha.phone);
    await third.getByLabel("Email").fill(asha.email);
    await third.getByLabel("I have read this and agree").check();
    await third.getByRole("button", { name: /^Pay ₹/ }).tap();
    await expect(third.getByText("2 of 2 places with this phone or email are taken")).toBeVisible();
    await checkScreen(third, "family-limit");
    expect(orders).toEqual([]);
    expect(await placesOf(event)).toEqual({ free: 2, held: 1, confirmed: 2 });
  });
});

test("a category that is hidden is not shown and not sold, and is both again after it is shown", async ({
  page,
  aPhone,
  anEvent,
  signIn,
  rooms,
  placesOf,
}) => {
  test.slow();
  const rides = [
    { id: "full", capacity: 3 },
    { id: "half", capacity: 3, ticketPricePaise: 100_000 },
  ];
  const event = await anEvent({ capacity: 5, categories: rides });
  const stale = await aPhone();
  await stale.goto(`/e/${event.slug}`);
  await signIn(page);

  async function setHidden(isHidden: boolean) {
    await page.goto(`/admin/events/${event.slug}/edit/places`);
    const box = page.getByLabel(/^Hidden/).last();
    await expect(box).toBeChecked({ checked: !isHidden });
    await box.setChecked(isHidden);
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    // What people will see at once is said first.
    await page.getByRole("button", { name: "Save and show it" }).tap();
    await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  }
  await setHidden(true);

  const rider = await aPhone();
  await test.step("a new visitor does not see it", async () => {
    await expect(async () => {
      await rider.goto(`/e/${event.slug}`);
      await expect(rider.getByText("half", { exact: true })).toHaveCount(0, { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await checkScreen(rider, "hidden-category");
  });

  await test.step("a page from before that asks for it gets no place in it", async () => {
    await stale.getByText("half", { exact: true }).tap();
    await stale.getByRole("button", { name: "Book" }).tap();
    await expect(stale.getByText("That ride can't be booked now.", { exact: false }).first()).toBeVisible();
    const { rows } = await sql`SELECT FROM bookings WHERE event_id = ${event.id} AND category_id = 'half'`.execute(
      rooms.db,
    );
    expect(rows).toHaveLength(0);
  });

  await setHidden(false);
  await test.step("shown again, it is sold", async () => {
    await expect(async () => {
      await rider.goto(`/e/${event.slug}`);
      await expect(rider.getByText("half", { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await rider.getByText("half", { exact: true }).tap();
    await rider.getByRole("button", { name: "Book" }).tap();
    await bookingShown(rider);
    const checkout = await openCheckout(rider);
    await expect(checkout.getByTestId("pay-amount")).toHaveText("₹1,025.00");
    await checkout.getByTestId("pay-succeed").tap();
    await referenceShown(rider);
    expect(await placesOf(event)).toMatchObject({ confirmed: 1 });
  });
});
