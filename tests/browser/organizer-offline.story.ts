import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

const NOTHING_CHANGED = "You have no connection, so nothing was changed. Try again once you are back online.";

test("a search without a network shows no booking and no count, and is repeated when the network is back", {
  tag: "@long",
}, async ({ phone, anEvent, sellTo }) => {
  const event = await anEvent({ capacity: 5 });
  await sellTo(event);
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await expect(phone.getByText("1 booking", { exact: true })).toBeVisible();

  await phone.context().setOffline(true);
  await phone.getByLabel("Find a rider").fill("meena");
  await phone.getByRole("button", { name: "Find", exact: true }).tap();
  await expect(phone.getByText("We couldn't search")).toBeVisible();
  await expect(phone.getByText(/\d bookings?/)).toHaveCount(0);
  await expect(phone.getByRole("link", { name: /open the booking/ })).toHaveCount(0);
  await checkScreen(phone, "70-search-offline");

  await phone.context().setOffline(false);
  await expect(phone.getByText("0 bookings for “meena”")).toBeVisible();
  await expect(phone.getByText("We couldn't search")).toHaveCount(0);
});

test("a link that is pressed without a network leaves the page as it is, and says why", { tag: "@long" }, async ({
  phone,
  anEvent,
  sellTo,
}) => {
  const event = await anEvent({ capacity: 5 });
  await sellTo(event);
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  const rider = phone.getByRole("link", { name: /open the booking/ }).first();
  await expect(rider).toBeVisible();

  await phone.context().setOffline(true);
  await rider.tap();
  await expect(phone.getByText("No connection. This page stays open")).toBeVisible();
  await expect(rider).toBeVisible();
  await checkScreen(phone, "71-link-offline");

  await phone.context().setOffline(false);
  await expect(phone.getByText("No connection. This page stays open")).toHaveCount(0);
  await rider.tap();
  await expect(phone).toHaveURL(/\/bookings\/bkg_/);
});

test("an organizer who closes a sale offline stays on the page, reads that it failed, and can try again", {
  tag: "@long",
}, async ({ phone, anEvent, rooms }) => {
  const event = await anEvent({ capacity: 5 });
  const state = async () =>
    (await sql<{ state: string }>`SELECT state FROM events WHERE id = ${event.id}`.execute(rooms.db)).rows[0]?.state;
  await phone.goto(`/admin/events/${event.slug}`);

  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Close the sale" }).tap();
  await phone.getByRole("button", { name: "Yes, close the sale" }).tap();
  await expect(phone.getByText(NOTHING_CHANGED)).toBeVisible();
  await expect(phone.getByRole("heading", { name: "Test ride" })).toBeVisible();
  await checkScreen(phone, "71-close-offline");
  expect(await state()).toBe("published");

  await phone.context().setOffline(false);
  await expect(phone.getByText(NOTHING_CHANGED)).toHaveCount(0);
  await phone.getByRole("button", { name: "Yes, close the sale" }).tap();
  await expect(phone.getByRole("button", { name: "Open the sale again" })).toBeVisible();
  expect(await state()).toBe("closed");

  await phone.getByRole("link", { name: "All events" }).tap();
  await expect(phone).toHaveURL("/admin");
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Sign out" }).tap();
  await expect(phone.getByText("No answer came: you may still be signed in.")).toBeVisible();
  await phone.context().setOffline(false);
});

test("the controls say that nothing was changed while the network is away, and no longer than that", {
  tag: "@long",
}, async ({ phone, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  await phone.goto(`/admin/events/${event.slug}/controls`);
  await expect(phone).toHaveURL(`/admin/events/${event.slug}#controls`);
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Pause" }).tap();
  await phone.getByRole("button", { name: "Pause the sale" }).tap();
  await expect(phone.getByText(NOTHING_CHANGED)).toBeVisible();
  await expect(phone.getByRole("heading", { name: "The sale is running" })).toBeVisible();
  await phone.context().setOffline(false);
  await expect(phone.getByText(NOTHING_CHANGED)).toHaveCount(0);
});

test("before a cancellation was started no page says that one is in progress", { tag: "@long" }, async ({
  phone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await phone.goto(`/admin/events/${event.slug}/cancel`);
  await phone.context().setOffline(true);
  await expect(phone.getByText("No answer at the moment. We're still trying.")).toBeVisible();
  await checkScreen(phone, "76-cancel-offline");
  await phone.context().setOffline(false);
  await expect(phone.getByText("These numbers are out of date")).toHaveCount(0);
});

test("a save whose answer was lost is nobody else's, of a new event and of an old one", async ({ phone }) => {
  const title = `A lost answer ${Date.now()}`;
  const path = `/admin/events/${title.toLowerCase().replaceAll(" ", "-")}`;
  const loseAnswer = () =>
    phone.route("**/api/admin/events**", async (route) => {
      if (route.request().method() === "GET") return route.continue();
      await route.fetch();
      await route.fulfill({ body: "a hotspot's page" });
    });
  const unreachable = phone.getByText(/^Startline cannot be reached. Nothing is lost/).first();
  await phone.goto("/admin/events/new?from=empty");
  await phone.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await loseAnswer();
  await phone.getByRole("button", { name: "Make the draft" }).tap();
  await expect(unreachable).toBeVisible();
  await phone.unroute("**/api/admin/events**");
  await phone.getByRole("button", { name: "Make the draft" }).tap();
  await expect(phone).toHaveURL(`${path}/edit/basics`);
  await phone.waitForLoadState();

  await phone.getByRole("textbox", { name: "Where it starts" }).fill("Saras Baug");
  await loseAnswer();
  await phone.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(unreachable).toBeVisible();
  await phone.unroute("**/api/admin/events**");
  await phone.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(phone.getByText("Saved", { exact: true })).toBeVisible();
  await expect(phone.getByText(/somebody else/)).toHaveCount(0);
});
