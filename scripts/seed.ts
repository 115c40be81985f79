import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { publishEvent } from "#booking/event-editor/publish-event.ts";
import { createEvent, editEvent } from "#booking/event-editor/save-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { storePicture } from "#booking/events/store-picture.ts";
import { RIDE_WAIVERS } from "#booking/events/templates/ride-waivers.ts";
import { storeApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { readConfig } from "#platform/config.ts";
import { isLoopback } from "#platform/loopback.ts";
import { exitWith, openOrExit } from "#platform/open-or-exit.ts";
import { closeStartline, openStartline } from "#wiring";
import { preQueueDemo, punePandharpur } from "../db/seed/demo-events.ts";
import { useRunningDemo } from "./running-demo.ts";

// Everybody can read these here, so they must never open anything but a demo.
const ORGANIZER = {
  email: "organizer@startline.example",
  name: "Demo organizer",
  password: "pedal-before-the-dawn",
  role: "owner",
} as const;
/** Who did it, in the audit log. */
const BY = "npm run seed";
const API_TOKEN = "stk_demo-token-for-exports-of-your-own-machine";

useRunningDemo();
if (!process.env.DATABASE_URL) {
  exitWith("Set DATABASE_URL to the PostgreSQL database of the app, or start `npm run demo`, which seeds its own.");
}
const startline = await openOrExit(() => openStartline(readConfig()));
try {
  const { PUBLIC_URL } = startline.config;
  if (!isLoopback(PUBLIC_URL)) {
    throw new Error(`The demo's sign-in is public knowledge, and ${PUBLIC_URL} is not your own machine.`);
  }
  const now = startline.clock.now();
  const events = [
    await seedEvent(punePandharpur(now, await seedPicture("pune-pandharpur.webp"), RIDE_WAIVERS)),
    await seedEvent(preQueueDemo(now, await seedPicture("pre-queue-demo.webp"), RIDE_WAIVERS)),
  ];
  await openAgain("pre-queue-demo", preQueueDemo(now, "", RIDE_WAIVERS).opensAt);

  await startline.signIn.createOrganizer(ORGANIZER);
  await storeApiToken(startline, "demo", API_TOKEN);

  const { email, password } = ORGANIZER;
  console.log(JSON.stringify({ organizer: { email, password }, apiToken: API_TOKEN, events }));
} catch (error) {
  console.error(`Seeding stopped. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await closeStartline(startline);
}

/** Creates and publishes the event unless there is one of that slug already, which is left as it is. */
async function seedEvent(draft: EventDraft): Promise<{ slug: string; title: string }> {
  const existing = await readEventBySlug(startline.db, draft.slug);
  if (existing) return { slug: existing.slug, title: existing.title };

  const created = await createEvent(startline, draft, BY);
  if (!created.saved) throw new Error(`${draft.slug} could not be created: ${JSON.stringify(created)}`);
  const published = await publishEvent(startline, draft.slug, BY);
  if (!published.published) throw new Error(`${draft.slug} could not be published: ${JSON.stringify(published)}`);
  return { slug: created.event.slug, title: created.event.title };
}

async function seedPicture(name: string): Promise<string> {
  const answer = await storePicture(startline, await readFile(join(import.meta.dirname, "../db/seed", name)));
  if (!answer.kept) throw new Error(`${name} could not be stored: ${answer.because}`);
  return answer.hash;
}

/** Puts the opening off to `opensAt`, unless somebody has a place or was called already. */
async function openAgain(slug: string, opensAt: Date): Promise<void> {
  const event = await readEventBySlug(startline.db, slug);
  if (event?.state !== "published") return;
  const capacity = await readEventCapacity(startline.db, event.id);
  if (capacity.called + capacity.held + capacity.confirmed > 0) return;
  await editEvent(startline, slug, { base: { opensAt: event.opensAt }, wanted: { opensAt } }, BY);
}
