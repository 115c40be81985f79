import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("an organizer reads what another number of places does before it is done, and nobody loses one", async ({
  page,
  signIn,
  anEvent,
  sellTo,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 3 });
  await sellTo(event);
  await sellTo(event);
  await signIn(page);

  // Set-up says the same before it is saved.
  await page.goto(`/admin/events/${event.slug}/edit/places`);
  const all = page.getByLabel("Places in all");
  await expect(async () => {
    await all.fill("1");
    await expect(page.getByText("Not possible: it can go down to 2 at most")).toBeVisible({ timeout: 500 });
  }).toPass();
  await all.fill("5");
  await page.getByLabel("Places", { exact: true }).fill("5");
  await expect(page.getByText("+2: 3 places are then free.")).toBeVisible();
  await checkScreen(page, "139-set-up-places-effect");
  await all.fill("3");
  await page.getByLabel("Places", { exact: true }).fill("3");
  await expect(page.getByText("places are then free")).toHaveCount(0);

  await page.goto(`/admin/events/${event.slug}`);
  await page.getByRole("button", { name: "Change places" }).tap();
  const places = page.getByLabel("Places in all");
  await places.fill("1");
  await expect(page.getByText("Not possible: it can go down to 2 at most")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change to 1" })).toHaveCount(0);
  await places.fill("5");
  await expect(page.getByText("+2: 3 places are then free.")).toBeVisible();
  await checkScreen(page, "138-change-places");

  // The answer is lost; pressed again it is changed once.
  await page.route("**/places", async (route) => {
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await page.getByRole("button", { name: "Change to 5" }).tap();
  await expect(page.getByText("No answer came")).toBeVisible();
  await page.unroute("**/places");
  await page.getByRole("button", { name: "Change to 5" }).tap();
  await expect(page.getByText("The places are changed.")).toBeVisible();
  expect(await placesOf(event)).toEqual({ free: 3, held: 0, confirmed: 2 });
});
