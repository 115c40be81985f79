import type { Page } from "@playwright/test";
import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { FAULTS, type Network } from "./network.ts";
import { aPerson, bookingShown, checkoutOn, fillIn, openCheckout, referenceShown, takePlace } from "./rider.ts";
import { atRazorpay } from "./simulator.ts";
import { expect, test } from "./spoiled-network.ts";

const SAFE = "Your place is safe. Trying again…";
const RIDES = [
  { id: "full", capacity: 5 },
  { id: "half", capacity: 5, ticketPricePaise: 100_000 },
];
/** What a person in the middle of it must never have to read. */
const ALARM = /\b(error|failed|wrong|expired)\b|again later|try again in|time ran out/i;

/** A phone whose timers run so much faster than its clock: it waits as often as any, and less long. */
async function inAHurry(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const wait = window.setTimeout.bind(window);
    window.setTimeout = ((work: () => void, ms = 0) => wait(work, ms / 12)) as typeof window.setTimeout;
  });
}

/** Reads along, on every page, whatever appears. */
async function readAlong(page: Page): Promise<string[]> {
  const alarms: string[] = [];
  await page.exposeFunction("tellStory", (text: string) => {
    const found = ALARM.exec(text);
    if (found) alarms.push(`${found[0]} in: ${text}`);
  });
  await page.addInitScript(() => {
    // Checkout's window is Razorpay's.
    if (window !== window.top) return;
    let last = "";
    const read = () => {
      const text = document.body?.innerText ?? "";
      if (text !== last) (window as unknown as { tellStory: (text: string) => void }).tellStory(text);
      last = text;
    };
    new MutationObserver(read).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return alarms;
}

const allMet = (network: Network, step: string) =>
  expect.poll(() => network.faultsLeft(), { message: `faults left of ${step}`, timeout: 30_000 }).toBe(0);

test("at each step every fault passes by itself: nothing is typed, pressed or paid twice, and nobody reads of an error", async ({
  rider: page,
  network,
  anEvent,
  placesOf,
  rooms,
  product,
}) => {
  const event = await anEvent({ capacity: 5, categories: RIDES });
  const person = aPerson();
  const alarms = await readAlong(page);
  await inAHurry(page);

  await page.goto(`/e/${event.slug}`);
  await page.getByText("full", { exact: true }).tap();
  network.fail("POST", /\/queue$/, FAULTS);
  network.fail("POST", /\/events\/[^/]+\/bookings$/, [...FAULTS, "too often for an hour"]);
  network.fail("GET", /\/api\/bookings\/[^/]+$/, FAULTS);
  await page.getByRole("button", { name: "Book" }).dblclick();
  const bookingId = await bookingShown(page);
  await allMet(network, "join, claim and the booking");
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 4 });
  await fillIn(page, person);

  network.fail("PUT", /\/category$/, FAULTS);
  await page.getByRole("button", { name: "Change ride" }).tap();
  await page.getByText("half", { exact: true }).tap();
  await page.getByRole("button", { name: "Change ride · ₹1,025" }).tap();
  await expect(page.getByText(SAFE)).toBeVisible();
  await expect(page.getByText("Your ride is changed. You keep your place and your time.")).toBeVisible();
  await allMet(network, "change of ride");

  network.fail("PUT", /\/participant$/, FAULTS);
  network.fail("POST", /\/payments$/, [...FAULTS, "too often for an hour"]);
  let scripts = 0;
  await page.route("**/checkout.js", (route) => (++scripts < 3 ? route.abort() : route.continue()));
  const script = page.waitForRequest("**/checkout.js");
  await page.reload();
  await script;
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  const ordered = page.waitForResponse((reply) => reply.url().endsWith("/payments") && reply.status() === 201);
  await page.getByRole("button", { name: "Pay ₹1,025" }).dblclick();
  await expect(page.getByText(SAFE)).toBeInViewport();
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  const { razorpay } = await (await ordered).json();
  const { orderId } = razorpay;
  const checkout = await checkoutOn(page, 40_000);
  await allMet(network, "form and Pay");
  await expect(page.locator("iframe[title='Payment simulator']")).toHaveCount(1);

  // Last the one of which the server has heard: the page then need not report it any more.
  network.fail("POST", /\/verify$/, [...FAULTS.filter((fault) => fault !== "a lost answer"), "a lost answer"]);
  // The page's own question and Razorpay's webhook would tell us before that.
  await page.route("**/sync", (route) => route.abort());
  await atRazorpay(product.razorpayUrl, "/faults", { where: "webhook", what: "drop", match: { id: orderId } });
  await checkout.getByTestId("pay-succeed").tap();
  await referenceShown(page);
  await allMet(network, "verify");
  expect(alarms).toEqual([]);
  expect(await placesOf(event)).toEqual({ held: 0, free: 4, confirmed: 1 });
  const { rows } = await sql<{ orders: number; payments: number }>`
    SELECT (SELECT count(*)::int FROM razorpay_orders WHERE booking_id = ${bookingId}) AS orders,
      (SELECT count(*)::int FROM payments WHERE booking_id = ${bookingId}) AS payments`.execute(rooms.db);
  expect(rows).toEqual([{ orders: 1, payments: 1 }]);
});

test("giving up a place is asked for until it is heard, and a place whose time seems over is asked about, not ended", {
  tag: "@long",
}, async ({ rider: page, network, anEvent, placesOf, rooms }) => {
  const event = await anEvent({ capacity: 5 });
  const person = aPerson();
  const alarms = await readAlong(page);
  await inAHurry(page);
  const letTimeBe = async (seconds: number) => {
    const end = sql`now() + ${seconds} * interval '1 second'`;
    await sql`UPDATE bookings SET hold_expires_at = ${end}, kept_until = ${end} WHERE event_id = ${event.id}`.execute(
      rooms.db,
    );
  };

  await page.goto(`/e/${event.slug}`);
  await page.getByRole("button", { name: "Book" }).tap();
  await bookingShown(page);
  await fillIn(page, person);

  network.fail("GET", /\/api\/bookings\/[^/]+$/, ["a clock years ahead"]);
  await page.evaluate(() => void window.dispatchEvent(new Event("online")));
  await allMet(network, "a wrong clock");
  await expect(page.getByRole("timer")).toHaveText(/^[45]:\d\d left$/);

  await letTimeBe(4);
  await page.evaluate(() => void window.dispatchEvent(new Event("online")));
  await expect(page.getByRole("timer")).toHaveText(/^0:0\d left$/);
  network.damage("no answer");
  await letTimeBe(120);
  await expect(page.getByText("One moment, we're checking your time").first()).toBeVisible();
  await expect(page.getByText("We're still trying.")).toBeVisible();
  await expect(page.getByText(SAFE)).toHaveCount(0);
  await expect(page.getByLabel("Full name")).toHaveValue(person.name);
  await checkScreen(page, "75-asking-for-the-time");
  network.damage(null);
  await expect(page.getByRole("timer")).toHaveText(/^1:[45]\d left$/);
  await expect(page.getByText("We're still trying.")).toHaveCount(0);

  network.fail("DELETE", /\/api\/bookings\//, FAULTS);
  await page.getByRole("button", { name: "Give up my place" }).tap();
  await page.getByRole("button", { name: "Yes, give it up" }).tap();
  await expect(page.getByText("We're still trying.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "You gave up your place" })).toBeVisible();
  await allMet(network, "giving up");
  expect(alarms).toEqual([]);
  expect(await placesOf(event)).toMatchObject({ held: 0, free: 5 });
});

test("a connection that died after paying holds nobody up once the network is back", { tag: "@long" }, async ({
  rider: page,
  network,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await page.clock.install();
  await takePlace(page, event.slug);
  const checkout = await openCheckout(page);
  network.fail("POST", /\/verify$/, ["a connection that died"]);
  network.fail("POST", /\/sync$/, ["a connection that died"]);
  network.fail("GET", /\/api\/bookings\/[^/]+$/, ["a connection that died"]);
  await checkout.getByTestId("pay-succeed").tap();
  await allMet(network, "what was asked after paying");
  // From here on nothing is given up because it takes long.
  await page.clock.pauseAt(Date.now() + 1000);

  await page.evaluate(() => void window.dispatchEvent(new Event("online")));

  await referenceShown(page);
});

test("whose payment nobody has heard of is not told to close the page", { tag: "@long" }, async ({
  rider: page,
  network,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await takePlace(page, event.slug);
  const checkout = await openCheckout(page);
  network.damage("no answer");
  await checkout.getByTestId("pay-close").tap();

  await expect(page.getByText("Do not pay again")).toBeVisible();
  await expect(page.getByText("You can close this page")).toHaveCount(0);
  network.damage(null);
  await expect(page.getByRole("heading", { name: "Finish your payment" })).toBeVisible();
});
