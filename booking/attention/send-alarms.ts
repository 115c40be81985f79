import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { readEvent } from "../events/read-event.ts";
import type { Mailer, SendOutcome } from "../messages/ports.ts";
import { type ListedItem, NO_EVENT } from "./attention.ts";
import { claimAlarms, markAlarmsSent, postponeAlarms, selectItems } from "./attention-items.sql.ts";
import { type AlarmSection, writeAlarm } from "./write-alarm.ts";

/** Nobody gets more than one email in so many minutes, whatever happens. */
export const ALARM_PAUSE_MINUTES = 5;
/** Longer than a handful of emails can take. */
const LEASE_SECONDS = 120;
const RETRY_SECONDS = 60;
const ITEMS_MAX = 1000;

export type AlarmDeps = {
  db: Database;
  pool: Pool;
  clock: Clock;
  log: Log;
  mailer: Mailer;
  publicUrl: string;
  /** Whoever runs the installation: told of everything, and alone of what concerns no event. */
  operatorEmail: string | null;
};

/**
 * Tells of trouble by email: all that is new goes out together, one email to each event's organizer and one to the
 * operator, at most one in ALARM_PAUSE_MINUTES. An item counts as told once the provider took each of its emails; until
 * then it is tried again for ever, so somebody may be told twice, but never not at all. Answers how many items it told of.
 */
export async function sendAlarms(deps: AlarmDeps): Promise<number> {
  const { db, pool, clock, operatorEmail } = deps;
  const keys = await claimAlarms(pool, {
    lease: `${LEASE_SECONDS} seconds`,
    pause: `${ALARM_PAUSE_MINUTES} minutes`,
    withInstallation: operatorEmail !== null,
    limit: ITEMS_MAX,
    now: clock.databaseNow(),
  });
  if (keys.length === 0) return 0;

  const items = await selectItems(db, keys);
  const outcomes = await sendAll(deps, await groupByRecipient(deps, items));
  const isSent = outcomes.every((outcome) => outcome === "sent" || outcome === "refused");
  if (isSent) {
    await markAlarmsSent(db, keys, clock.now());
    return keys.length;
  }
  // Where one of the emails may have gone out, the next one keeps the distance.
  const mayHaveBeenSent = outcomes.some((outcome) => outcome === "sent" || outcome === "unknown");
  const waitSeconds = mayHaveBeenSent ? ALARM_PAUSE_MINUTES * 60 : RETRY_SECONDS;
  await postponeAlarms(db, keys, addSeconds(clock.now(), waitSeconds));
  return 0;
}

/** What each address is told of, by event. */
async function groupByRecipient(
  { db, operatorEmail }: AlarmDeps,
  items: ListedItem[],
): Promise<Map<string, AlarmSection[]>> {
  const sections = new Map<string, AlarmSection[]>();
  const add = (address: string, section: AlarmSection) =>
    sections.set(address, [...(sections.get(address) ?? []), section]);
  for (const [eventId, ofEvent] of Map.groupBy(items, (item) => item.eventId)) {
    const event: BookableEvent | null = eventId === NO_EVENT ? null : await readEvent(db, eventId);
    const section = { event: event && { title: event.title, slug: event.slug }, items: ofEvent };
    const addresses = new Set([event?.organizerEmail, operatorEmail].filter((address) => !!address) as string[]);
    for (const address of addresses) add(address, section);
  }
  return sections;
}

async function sendAll(
  { log, mailer, publicUrl, operatorEmail }: AlarmDeps,
  sectionsOf: Map<string, AlarmSection[]>,
): Promise<SendOutcome["outcome"][]> {
  const outcomes: SendOutcome["outcome"][] = [];
  for (const [to, sections] of sectionsOf) {
    const [first] = sections.flatMap((section) => section.items);
    if (!first) continue;
    const email = { ...writeAlarm(sections, publicUrl), attachments: [] };
    const envelope = { eventId: first.eventId, messageId: first.id, to, fromName: null, replyTo: operatorEmail ?? to };
    const outcome = await mailer.send({ ...email, ...envelope });
    if (outcome.outcome !== "sent") {
      // A provider that will never take this address is no reason to write to the others again and again.
      log.error({ outcome: outcome.outcome, reason: outcome.reason }, "an alarm was not sent");
    }
    outcomes.push(outcome.outcome);
  }
  return outcomes;
}
