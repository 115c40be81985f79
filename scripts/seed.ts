import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { keepPicture } from "#booking/events/keep-picture.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { keepApiToken } from "#booking/organizers/api-token.ts";
import { readEventCapacity } from "#booking/organizers/event-capacity.ts";
import { publishEvent } from "#booking/organizers/publish-event.ts";
import { createEvent, editEvent } from "#booking/organizers/save-event.ts";
import { systemClock } from "#platform/clock.ts";
import { isLoopback } from "#platform/config.ts";
import { openDatabase, openPool } from "#platform/database.ts";
import { openSignIn } from "#providers/sign-in.ts";
import { preQueueDemo, punePandharpur } from "../db/seed/demo-events.ts";

// Everybody can read these here, so they must never open anything but a demo.
const ORGANIZER = { email: "organizer@startline.example", name: "Demo organizer", password: "pedal-before-the-dawn" };
const API_TOKEN = "stk_demo-token-for-exports-of-your-own-machine";

const { DATABASE_URL, PUBLIC_URL = "http://localhost:3000" } = process.env;
if (!DATABASE_URL) {
  console.error("Set DATABASE_URL to the PostgreSQL database to seed.");
  process.exit(1);
}
if (!isLoopback(PUBLIC_URL)) {
  console.error(
    `The demo's sign-in is public knowledge, and ${PUBLIC_URL} is not your own machine: nothing was seeded.`,
  );
  process.exit(1);
}

const clock = systemClock;
const pool = openPool(DATABASE_URL, 2);
const deps = { pool, db: openDatabase(pool), clock };
try {
  const now = clock.now();
  const events = [
    await seedEvent(punePandharpur(now, await seedPicture("pune-pandharpur.webp"))),
    await seedEvent(preQueueDemo(now, await seedPicture("pre-queue-demo.webp"))),
  ];
  await openAgain("pre-queue-demo", preQueueDemo(now, "").opensAt);

  // A command makes no sessions, so what would sign them is never used.
  const secret = randomBytes(32).toString("base64url");
  await openSignIn({ pool, secret, publicUrl: PUBLIC_URL }).createOrganizer(ORGANIZER);
  await keepApiToken(deps, "demo", API_TOKEN);

  const { email, password } = ORGANIZER;
  console.log(JSON.stringify({ organizer: { email, password }, apiToken: API_TOKEN, events }));
} finally {
  await deps.db.destroy();
}

/** Creates and publishes the event unless there is one of that slug already, which is left as it is. */
async function seedEvent(draft: EventDraft): Promise<{ slug: string; title: string }> {
  const existing = await readEventBySlug(deps.db, draft.slug);
  if (existing) return { slug: existing.slug, title: existing.title };

  const created = await createEvent(deps, draft);
  if (!created.saved) throw new Error(`${draft.slug} could not be created: ${JSON.stringify(created)}`);
  const published = await publishEvent(deps, draft.slug);
  if (!published.published) throw new Error(`${draft.slug} could not be published: ${JSON.stringify(published)}`);
  return { slug: created.event.slug, title: created.event.title };
}

async function seedPicture(name: string): Promise<string> {
  const answer = await keepPicture(deps, await readFile(join(import.meta.dirname, "../db/seed", name)));
  if (!answer.kept) throw new Error(`${name} could not be stored: ${answer.because}`);
  return answer.hash;
}

/** Puts the opening off to `opensAt`, unless somebody has a place or was called already. */
async function openAgain(slug: string, opensAt: Date): Promise<void> {
  const event = await readEventBySlug(deps.db, slug);
  if (event?.state !== "published") return;
  const capacity = await readEventCapacity(deps.db, event.id);
  if (capacity.called + capacity.held + capacity.confirmed > 0) return;
  await editEvent(deps, slug, event.revision, { ...draftOfEvent(event, capacity), opensAt });
}
