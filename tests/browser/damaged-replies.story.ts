import type { Page } from "@playwright/test";
import { aVisitor } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { DAMAGES, type Network } from "./network.ts";
import { aPerson, bookingShown, checkoutOn, fillIn, referenceShown, takePlace } from "./rider.ts";
import { expect, test } from "./spoiled-network.ts";

/** All kinds of damage one after another, each until a reply was spoiled; then the network heals. */
async function throughAllDamages(page: Page, network: Network, whileSpoilt: () => Promise<void>): Promise<void> {
  for (const damage of DAMAGES) {
    network.damage(damage);
    await expect.poll(() => askNow(page, network), { message: damage }).toBeGreaterThan(0);
    await whileSpoilt();
  }
  network.damage(null);
}

/** As if the phone had just found a network. */
async function askNow(page: Page, network: Network): Promise<number> {
  await askAtOnce(page);
  return network.damaged();
}

const askAtOnce = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event("online")));

test("the event page survives every damaged reply and shows the places once the network recovers", async ({
  rider,
  network,
  anEvent,
  sellTo,
}) => {
  const event = await anEvent({ capacity: 9 });
  await rider.goto(`/e/${event.slug}`);
  await expect(rider.getByText("Only 9 places left")).toBeVisible();
  await throughAllDamages(rider, network, () => expect(rider.getByText("Only 9 places left")).toBeVisible());
  await sellTo(event);
  await expect(rider.getByText("Only 8 places left")).toBeVisible({ timeout: 40_000 });
});

test("the queue page survives every damaged reply and does not miss the turn", { tag: "@long" }, async ({
  rider,
  network,
  anEvent,
  product,
}) => {
  const event = await anEvent({ capacity: 1 });
  const first = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await first.join();
  await first.claim();
  // Joining itself meets them as well.
  await rider.goto(`/e/${event.slug}`);
  network.damage("a hotspot's page");
  await rider.goto(`/e/${event.slug}/queue`);
  await expect.poll(() => network.damaged()).toBeGreaterThan(1);
  network.damage(null);
  await expect(rider.getByRole("heading", { name: "Your number", exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(rider.getByText("You are next", { exact: true })).toBeVisible({ timeout: 40_000 });

  await throughAllDamages(rider, network, () => expect(rider.getByText("You are next", { exact: true })).toBeVisible());
  await first.giveBack();
  await expect(rider.getByRole("heading", { name: "It's your turn" })).toBeVisible({ timeout: 40_000 });

  network.damage("a body cut after its headers");
  await rider.getByRole("button", { name: "Get my place" }).tap();
  await expect(rider.getByText("No connection. We're still trying; you don't need to press anything.")).toBeVisible();
  network.damage(null);
  await bookingShown(rider);
});

test("the booking page survives every damaged reply, from the form to the ticket", async ({
  rider,
  network,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await rider.goto(`/e/${event.slug}`);
  await rider.getByRole("button", { name: "Book" }).tap();
  const bookingId = await bookingShown(rider);
  await throughAllDamages(rider, network, () =>
    expect(rider.getByRole("heading", { name: "Who is riding?" })).toBeVisible(),
  );
  await fillIn(rider, aPerson());

  network.damage("a firewall's page");
  await rider.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(rider.getByText("Your place is safe. Trying again…")).toBeInViewport();
  await checkScreen(rider, "50-pay-without-network");
  network.damage(null);
  const checkout = await checkoutOn(rider, 40_000);

  // The network goes right after Checkout's success.
  network.damage("no answer");
  await checkout.getByTestId("pay-succeed").tap();
  await expect(rider.getByRole("heading", { name: "We are confirming with your bank" })).toBeVisible();
  await expect(rider.getByText("Do not pay again.")).toBeVisible();
  await expect(rider.getByRole("button")).toHaveCount(0);
  await checkScreen(rider, "51-paid-without-network");
  await rider.reload();
  await expect(rider.getByText("No connection", { exact: true })).toBeVisible();
  await expect(rider.getByRole("button")).toHaveCount(0);
  network.damage(null);
  const reference = await referenceShown(rider);
  expect(rider.url()).toContain(bookingId);

  // The ticket itself, without network: from this browser's memory, and it says so.
  network.damage("no answer");
  await rider.reload();
  expect(await referenceShown(rider)).toBe(reference);
  await expect(rider.getByText(/^This is your booking as of .* IST/)).toBeVisible();
  await checkScreen(rider, "73-ticket-without-network");
  network.damage(null);
  await askAtOnce(rider);
  await expect(rider.getByText("No connection", { exact: true })).toHaveCount(0);
  network.damage("no answer");
  await rider.evaluate((id) => localStorage.removeItem(`startline.confirmed.${id}`), bookingId);
  await rider.reload();
  await expect(rider.getByText("No connection", { exact: true })).toBeVisible();
  await expect(rider.getByText(reference)).toHaveCount(0);
  network.damage(null);
});

test("a form that can't be loaded offers no actions, and appears by itself", { tag: "@long" }, async ({
  rider,
  network,
  anEvent,
  product,
}) => {
  const event = await anEvent({ capacity: 5 });
  const visitor = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await visitor.join();
  await visitor.claim();
  await rider.route(`**/api/events/${event.slug}?*`, (route) => route.fulfill({ status: 500, body: "<h1>Oops</h1>" }));
  await rider.goto(`/b/${visitor.bookingId}#k=${visitor.accessToken}`);
  await expect(rider.getByText(/^The form hasn't loaded yet/)).toBeVisible();
  await expect(rider.getByRole("button")).toHaveCount(0);
  await checkScreen(rider, "52-form-to-come");
  await rider.unroute(`**/api/events/${event.slug}?*`);
  await expect(rider.getByLabel("Full name")).toBeVisible();
  expect(network.damaged()).toBe(0);
});

test("the fairness page survives every damaged reply", { tag: "@long" }, async ({ rider, network, anEvent }) => {
  const event = await anEvent({ capacity: 5, opensInMinutes: 5 });
  network.damage("a hotspot's page");
  await rider.goto(`/e/${event.slug}/fairness`);
  await throughAllDamages(rider, network, async () => {});
  await askNow(rider, network);
  await expect(rider.locator("code").first()).toHaveText(/^[0-9a-f]{64}$/);
});

test("the page, not the rider, retries after a busy server, a failed one and a lost connection", {
  tag: "@long",
}, async ({ rider: page, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  await fillIn(page, { ...aPerson(), phone: "९८२२३ ४४५५६" });
  const calls: Record<string, number> = { PUT: 0, POST: 0 };
  const failing = (path: string) =>
    page.route(path, (route) => {
      const method = route.request().method();
      calls[method] = (calls[method] ?? 0) + 1;
      switch (calls[method]) {
        case 1:
          return route.fulfill({ status: 503, headers: { "retry-after": "1" }, body: '{"code":"busy"}' });
        case 2:
          return route.abort("connectionreset");
        case 3:
          return route.fulfill({ status: 500, body: '{"code":"internal_error"}' });
        default:
          return route.continue();
      }
    });
  await failing("**/participant");
  await failing("**/payments");
  await page.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(page.getByText("Your place is safe. Trying again…")).toBeInViewport();
  await expect(page.getByText("There is no connection right now. You don't need to press anything.")).toBeVisible();
  await (await checkoutOn(page, 40_000)).getByTestId("pay-succeed").tap();
  await referenceShown(page);
  expect(calls).toEqual({ PUT: 4, POST: 4 });
});

test("a ticket's short link tells busy from unreachable, and retries by itself and at a press", {
  tag: "@long",
}, async ({ rider }) => {
  const answers = { status: 503, body: "{}", asked: 0 };
  await rider.route("**/api/tickets/open", (route) => {
    answers.asked += 1;
    return route.fulfill(answers);
  });
  await rider.goto("/t#anything");
  await expect(rider.getByRole("heading", { name: "It's very busy" })).toBeVisible();
  await checkScreen(rider, "72-open-ticket-busy");
  await expect.poll(() => answers.asked, { timeout: 5000 }).toBeGreaterThan(1);

  Object.assign(answers, { status: 200, body: "a hotspot's page" });
  await askAtOnce(rider);
  await expect(rider.getByRole("heading", { name: "No connection" })).toBeVisible();

  Object.assign(answers, { status: 404, body: JSON.stringify({ code: "not_found" }) });
  await rider.getByRole("button", { name: "Try now" }).tap();
  await expect(rider.getByRole("heading", { name: "This link doesn't open a ticket" })).toBeVisible();
});
