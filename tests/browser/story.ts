import { type Browser, type BrowserContext, test as base, type Cookie, expect, type Page } from "@playwright/test";
import { sql } from "kysely";
import { type Counts, free } from "#booking/capacity/capacity.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "../builders/event-on-sale.ts";
import { aVisitor, payAt } from "../builders/visitor.ts";
import { type Product, runningProduct } from "./product.ts";

type Fixtures = {
  /** What no page may do in any story: complain to the console, break, or ask a stranger on the internet. */
  faults: string[];
  /** Somebody else's phone, with nothing in its memory. `page` is the first one. */
  aPhone: () => Promise<Page>;
};

type Places = { free: number; held: number; confirmed: number };

type WorkerFixtures = {
  product: Product;
  /** Straight to the product's PostgreSQL. */
  rooms: { db: Database; pool: Pool; clock: Clock };
  /** A fresh event of the story's own. */
  anEvent: (options: EventOptions) => Promise<EventOnSale>;
  /** The counters behind the lock, as no cache shows them. */
  placesOf: (event: EventOnSale) => Promise<Places>;
  /** As if the called visitors had not come within their minute. */
  letCallLapse: (event: EventOnSale) => Promise<void>;
  /** As if the five minutes of a held place had passed. */
  letHoldRunOut: (event: EventOnSale, bookingId: string) => Promise<void>;
  /** As if the time to pay had passed, and with it the time for which the place was kept. */
  letPlaceLapse: (event: EventOnSale, bookingId: string) => Promise<void>;
  /** Somebody else takes a place and pays for it. */
  sellTo: (event: EventOnSale) => Promise<void>;
  /** Makes a page the organizer's. The password is asked for once: the sign-in counts attempts. */
  signIn: (page: Page) => Promise<void>;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  product: [async ({}, use) => use(runningProduct()), { scope: "worker" }],
  rooms: [
    async ({ product }, use) => {
      const pool = openPool(product.databaseUrl, 2);
      const db = openDatabase(pool);
      await use({ db, pool, clock: systemClock });
      await db.destroy();
    },
    { scope: "worker" },
  ],
  anEvent: [({ rooms }, use) => use((options) => anEventOnSale(rooms, options)), { scope: "worker" }],
  placesOf: [
    ({ rooms }, use) =>
      use(async (event) => {
        const counts = (await readCounts(rooms.db, event.id)) as Counts;
        return { free: free(counts), held: counts.held, confirmed: counts.confirmed };
      }),
    { scope: "worker" },
  ],
  letCallLapse: [
    ({ rooms }, use) =>
      use(async (event) => {
        await sql`UPDATE call_windows SET expires_at = now() WHERE event_id = ${event.id} AND is_open`.execute(
          rooms.db,
        );
      }),
    { scope: "worker" },
  ],
  letHoldRunOut: [
    ({ rooms }, use) =>
      use(async (event, bookingId) => {
        await sql`UPDATE bookings SET hold_expires_at = now(), kept_until = now()
          WHERE event_id = ${event.id} AND id = ${bookingId}`.execute(rooms.db);
      }),
    { scope: "worker" },
  ],
  letPlaceLapse: [
    ({ rooms }, use) =>
      use(async (event, bookingId) => {
        await sql`UPDATE bookings SET hold_expires_at = now() - interval '16 minutes', kept_until = now(),
            pay_by = now() - interval '10 minutes'
          WHERE event_id = ${event.id} AND id = ${bookingId}`.execute(rooms.db);
      }),
    { scope: "worker" },
  ],
  sellTo: [
    ({ product, placesOf }, use) =>
      use(async (event) => {
        const { confirmed } = await placesOf(event);
        const visitor = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
        await payAt(product.razorpayUrl, await visitor.toCheckout());
        await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: confirmed + 1 });
      }),
    { scope: "worker" },
  ],
  signIn: [
    async ({ browser, product }, use) => {
      let session: Promise<Cookie[]> | undefined;
      await use(async (page) => {
        session ??= openSession(browser, product);
        await page.context().addCookies(await session);
      });
    },
    { scope: "worker" },
  ],
  baseURL: ({ product }, use) => use(product.url),
  faults: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults, "what the pages did wrong").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    watch(context, faults);
    await use(context);
  },
  aPhone: async ({ browser, baseURL, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...(baseURL && { baseURL }) });
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };

async function openSession(browser: Browser, { url, organizer }: Product): Promise<Cookie[]> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto("/admin/sign-in");
  await page.getByLabel("Email").fill(organizer.email);
  await page.getByLabel("Password").fill(organizer.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

export function watch(context: BrowserContext, faults: string[]): void {
  context.on("console", (message) => {
    const { url } = message.location();
    // Chromium writes a line for each answer that is no success. A refusal of the API is an answer that the page knows.
    const isRefusal = /^Failed to load resource: .* status of 4/.test(message.text()) && url.includes("/api/");
    // A story that takes the network away is told so.
    const isOffline = message.text().includes("net::ERR_INTERNET_DISCONNECTED");
    if (message.type() === "error" && !isRefusal && !isOffline) faults.push(`console: ${message.text()} (${url})`);
  });
  context.on("weberror", (problem) => faults.push(`error: ${problem.error().message} (${problem.page()?.url()})`));
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = !protocol.startsWith("http") || hostname === "localhost" || hostname === "127.0.0.1";
    if (!isOurs) faults.push(`request to ${request.url()}`);
  });
}
