import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { confirmMany } from "../builders/large-event.ts";
import { organizerPages } from "../builders/organizer-pages.ts";
import { test } from "./organizer-phone.ts";
import { aPerson, bookingShown, fillIn, openCheckout, referenceShown } from "./rider.ts";

// Not a check: it takes a picture of every page there is, for people to look at.

const PICTURES = join(import.meta.dirname, "../../test-results/pictures");
const SOLD = 832;
const TALLEST = 6000;
const looks = ["light", "dark"].flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme: colorScheme as "light" | "dark", width })),
);

const publicPages = [
  { name: "home", path: "/" },
  { name: "contact", path: "/contact" },
  { name: "fairness", path: "/e/pre-queue-demo/fairness" },
  { name: "queue", path: "/e/pre-queue-demo/queue" },
  { name: "lost-ticket", path: "/lost-ticket" },
  { name: "privacy", path: "/privacy" },
  { name: "refunds", path: "/refunds" },
  { name: "terms", path: "/terms" },
  { name: "sign-in", path: "/admin/sign-in" },
];

test("every page, on a phone and a desktop, by day and by night", async ({ phone, aPhone, rooms }) => {
  const event = await aWellSoldRide(rooms.db);
  const rider = await aPhone();
  await book(rider, event.slug);
  await fillIn(rider, aPerson());
  const guest = await aPhone();
  await book(guest, event.slug);
  await (await openCheckout(guest)).getByTestId("pay-succeed").tap();
  await referenceShown(guest);

  const [booking] = (
    await sql<{ id: string }>`
      SELECT id FROM bookings WHERE event_id = ${event.id} AND state = 'confirmed' ORDER BY created_at LIMIT 1`.execute(
      rooms.db,
    )
  ).rows;
  const pages = [
    { name: "event", path: `/e/${event.slug}`, by: guest },
    { name: "form", path: rider.url(), by: rider },
    { name: "ticket", path: guest.url(), by: guest },
    ...publicPages.map((page) => ({ ...page, by: guest })),
    ...organizerPages({ slug: event.slug, bookingId: booking?.id ?? "" }).map((page) => ({ ...page, by: phone })),
  ];
  for (const { name, path, by } of pages) await test.step(name, () => takePictures(by, path, fileOf(name)));
  await writeFile(join(PICTURES, "index.html"), contactSheet(pages.map(({ name }) => fileOf(name))));
});

/** The demo's ride an hour after its sale began. */
async function aWellSoldRide(db: Database): Promise<EventOnSale> {
  const [found] = (
    await sql<EventOnSale>`
      SELECT e.id, e.slug, c.id AS "categoryId" FROM events e JOIN categories c ON c.event_id = e.id AND c.position = 0
      WHERE e.slug = 'pune-pandharpur'`.execute(db)
  ).rows;
  if (!found) throw new Error("the demo has no ride");
  await confirmMany(db, found, SOLD);
  await sql`UPDATE event_capacity SET confirmed = ${SOLD} WHERE event_id = ${found.id}`.execute(db);
  await sql`UPDATE category_capacity SET confirmed = ${SOLD} WHERE event_id = ${found.id}
    AND category_id = ${found.categoryId}`.execute(db);
  // Over a quarter of an hour, most of them at its beginning.
  await sql`UPDATE bookings SET confirmed_at = now() - interval '15 minutes' * power(random(), 2)
    WHERE event_id = ${found.id} AND state = 'confirmed'`.execute(db);
  await sql`UPDATE participants SET language = 'en', name =
      (ARRAY['Asha','Rohan','Meera','Sanjay','Kavita','Imran','Neha','Vikram','Sunita','Arjun','Farida'])[1 + abs(hashint4(n)) % 11]
      || ' ' || (ARRAY['Kulkarni','Patil','Deshmukh','Shaikh','Joshi','More','Nair','Gaikwad','Rao'])[1 + abs(hashint4(n + 7)) % 9]
    FROM (SELECT booking_id AS id, row_number() OVER (ORDER BY booking_id)::integer AS n FROM participants
      WHERE event_id = ${found.id}) numbered
    WHERE event_id = ${found.id} AND booking_id = numbered.id`.execute(db);
  return found;
}

const fileOf = (name: string): string => name.replaceAll(/[^a-z]+/g, "-").replaceAll(/^-|-$/g, "");

async function book(page: Page, slug: string): Promise<void> {
  await page.goto(`/e/${slug}`);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Book" }).tap();
  await bookingShown(page);
}

async function takePictures(page: Page, path: string, name: string): Promise<void> {
  for (const { colorScheme, width } of looks) {
    const height = width === 360 ? 740 : 800;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    // Pages that ask again and again are never idle: half a second is long enough to draw what they show first.
    await page.waitForTimeout(500);
    // A screen as tall as the page: what is fixed to its foot stands there, and not in the middle of the picture.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), TALLEST) });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`) });
  }
}

const contactSheet = (names: string[]): string => `<!doctype html>
<meta charset="utf-8"><title>Every page of Startline</title>
<style>body{font:16px system-ui;background:#ddd;margin:2rem}section{display:flex;gap:1rem;align-items:start;overflow-x:auto}
img{max-height:60rem;border:1px solid #999}</style>
${names
  .map(
    (name) =>
      `<h2>${name}</h2><section>${looks.map(({ colorScheme, width }) => `<img loading="lazy" alt="" src="${name}-${width}-${colorScheme}.png">`).join("")}</section>`,
  )
  .join("\n")}
`;
