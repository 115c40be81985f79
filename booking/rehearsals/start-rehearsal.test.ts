import { sql } from "kysely";
import { expect, test } from "vitest";
import { addMinutes } from "#platform/clock.ts";
import { newEventId, randomText } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anEventToRehearse, aRehearsal, DIRECTOR, rehearse } from "#tests/builders/rehearsal.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { listAuditEntries } from "../audit-log/list-audit-entries.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import { changePlaces } from "../event-editor/change-places.ts";
import { deleteDraft } from "../event-editor/delete-draft.ts";
import { publishEvent, unpublishEvent } from "../event-editor/publish-event.ts";
import { createRehearsal, editEvent } from "../event-editor/save-event.ts";
import { draftOfEvent } from "../events/draft-of-event.ts";
import { listEvents } from "../events/list-events.ts";
import { readEvent, readEventBySlug } from "../events/read-event.ts";
import { endDueRehearsals, endRehearsal } from "./end-rehearsal.ts";
import { readRehearsals } from "./read-rehearsals.ts";
import { REHEARSALS_PER_DAY_MAX, rehearsalDraft, rehearsalTimes } from "./rehearsal.ts";

const clock = testClock();
const { startline, close } = await openTestStartline(clock);
const { db, pool } = startline;
const deps = { db, pool, clock };

const stateOf = async (slug: string) => (await readEventBySlug(db, slug))?.state;
const forgetRehearsals = (hours = 48) =>
  sql`UPDATE events SET created_at = created_at - make_interval(hours => ${hours}) WHERE is_rehearsal`.execute(db);
const startsThatWait = async () => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%start_rehearsal%'`.execute(db);
  return rows[0]?.count;
};

test("a rehearsal is an event of its own, unlisted, with few places, and its event is as it was", async () => {
  const event = await anEventToRehearse(deps);
  const before = await readEventBySlug(db, event.slug);
  const rehearsal = await aRehearsal(deps, { of: event, places: 7 });

  expect(rehearsal.slug).toMatch(/^rehearsal-[0-9a-z]{16}$/);
  expect(await readEvent(db, rehearsal.id)).toMatchObject({
    state: "published",
    rehearsalOf: event.id,
    title: "Rehearsal: Test ride",
    waiver: { text: before?.waiver.text },
  });
  expect(await readEventCapacity(db, rehearsal.id)).toMatchObject({ capacity: 7, free: 7 });
  expect(await readEventBySlug(db, event.slug)).toEqual(before);
  expect((await listEvents(db)).map(({ id }) => id)).not.toContain(rehearsal.id);
  expect(await readRehearsals(db, event.id)).toMatchObject([{ slug: rehearsal.slug, isRunning: true, places: 7 }]);
  await forgetRehearsals();
});

test("start and end are in the history of the event that is rehearsed, with what was before and after", async () => {
  const event = await anEventToRehearse(deps);
  const { slug } = await aRehearsal(deps, { of: event, places: 7 });
  expect(await endRehearsal(deps, event.id, DIRECTOR)).toBe(slug);
  expect(await endRehearsal(deps, event.id, DIRECTOR)).toBeNull();

  const entries = await listAuditEntries(db, event.id);
  expect(entries.map(({ action, by, facts }) => ({ action, by, facts }))).toEqual(
    expect.arrayContaining([
      { action: "start_rehearsal", by: DIRECTOR, facts: { slug, places: 7, from: null, to: "published" } },
      { action: "end_rehearsal", by: DIRECTOR, facts: { slug, from: "published", to: "closed", count: 0 } },
    ]),
  );
  expect(entries.filter(({ action }) => action === "end_rehearsal")).toHaveLength(1);
  await forgetRehearsals();
});

test("of several who start it at once one does, and nothing of the others is left", async () => {
  const event = await anEventToRehearse(deps);
  const answers = await Promise.all([1, 2, 3, 4].map(() => rehearse(deps, event)));
  expect(answers.filter(({ started }) => started)).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.started ? [] : [answer.because]))).toEqual(
    Array(3).fill("rehearsal_running"),
  );
  const { rows } = await sql<{ state: string }>`SELECT state FROM events WHERE rehearsal_of = ${event.id}`.execute(db);
  expect(rows).toEqual([{ state: "published" }]);
  await forgetRehearsals();
});

test("who brings the opening of the real sale forward in this very moment comes before the start, and it is refused", async () => {
  const event = await anEventToRehearse(deps);
  const soon = addMinutes(clock.now(), 10);
  const starting = await db.transaction().execute(async (tx) => {
    await sql`UPDATE events SET opens_at = ${soon} WHERE id = ${event.id}`.execute(tx);
    const answer = rehearse(deps, event);
    await expect.poll(startsThatWait, { interval: 20 }).toBe(1);
    return { answer };
  });
  expect(await starting.answer).toEqual({ started: false, because: "sale_near" });
});

test.each([
  ["whose sale ends now", { opensInMinutes: -60, closesInMinutes: 0 }, "event_over"],
  ["whose sale is open", { opensInMinutes: -60 }, "sale_near"],
  ["whose sale opens in ten minutes", { opensInMinutes: 10 }, "sale_near"],
  ["whose sale leaves less than ten minutes to rehearse", { opensInMinutes: 20 }, "sale_near"],
  ["whose sale is over", { opensInMinutes: -60, closesInMinutes: -1 }, "event_over"],
])("an event %s is not rehearsed", async (_, times, because) => {
  const event = await anEventToRehearse(deps, times);
  expect(await rehearse(deps, event)).toEqual({ started: false, because });
});

test("a closed or cancelled event is not rehearsed, an unfinished draft says what is missing, and a finished one is", async () => {
  for (const state of ["closed", "cancelled"]) {
    const event = await anEventToRehearse(deps);
    await sql`UPDATE events SET state = ${state} WHERE id = ${event.id}`.execute(db);
    expect(await rehearse(deps, event)).toEqual({ started: false, because: "event_over" });
  }
  const draft = await anEventToRehearse(deps);
  await sql`UPDATE events SET state = 'draft', place = '' WHERE id = ${draft.id}`.execute(db);
  expect(await rehearse(deps, draft)).toEqual({ started: false, because: "incomplete", missing: ["place"] });
  await sql`UPDATE events SET place = 'Pune' WHERE id = ${draft.id}`.execute(db);
  expect(await rehearse(deps, draft)).toMatchObject({ started: true });
  await forgetRehearsals();
});

test("a team starts twenty rehearsals a day and no more, and the next day again", async () => {
  const events = [];
  for (let each = 0; each <= REHEARSALS_PER_DAY_MAX; each += 1) events.push(await anEventToRehearse(deps));
  const answers = [];
  for (const event of events) answers.push(await rehearse(deps, event));
  expect(answers.map(({ started }) => started)).toEqual([...Array(REHEARSALS_PER_DAY_MAX).fill(true), false]);
  expect(answers.at(-1)).toEqual({ started: false, because: "rehearsals_used_up" });

  await forgetRehearsals(24);
  expect(await rehearse(deps, events.at(-1) as { slug: string })).toMatchObject({ started: true });
  await forgetRehearsals();
});

test("of two who start the last of the day at once, of different events, the second waits for the first and is refused", async () => {
  for (let each = 1; each < REHEARSALS_PER_DAY_MAX; each += 1) await aRehearsal(deps);
  const first = await aDraftOfRehearsal();
  const second = await anEventToRehearse(deps);
  const starting = await db.transaction().execute(async (tx) => {
    const entry = createAuditEntry(first.of, "start_rehearsal", {
      subject: first.of,
      by: DIRECTOR,
      facts: { slug: first.slug, places: 5 },
    });
    const { rows } = await sql`
      SELECT start_rehearsal(${first.id}, '15 minutes', ${REHEARSALS_PER_DAY_MAX}, ${JSON.stringify(entry)}::jsonb, ${clock.now()}) AS outcome`.execute(
      tx,
    );
    expect(rows).toEqual([{ outcome: "started" }]);
    const answer = rehearse(deps, second);
    await expect.poll(startsThatWait, { interval: 20 }).toBe(1);
    return { answer };
  });
  expect(await starting.answer).toEqual({ started: false, because: "rehearsals_used_up" });
  await forgetRehearsals();
});

/** Written, and not started yet. */
async function aDraftOfRehearsal(): Promise<{ id: string; slug: string; of: string }> {
  const event = await readEventBySlug(db, (await anEventToRehearse(deps)).slug);
  const times = event && rehearsalTimes(event, "at_once", clock.now());
  if (!times) throw new Error("there is no time to rehearse");
  const slug = `rehearsal-${randomText(16)}`;
  const draft = rehearsalDraft(event, await readEventCapacity(db, event.id), { slug, places: 5, ...times });
  const saved = await createRehearsal(deps, draft, { rehearsalOf: event.id, by: DIRECTOR });
  if (!saved.saved) throw new Error("the draft could not be written");
  return { id: saved.event.id, slug, of: event.id };
}

test("a rehearsal can't be rehearsed, edited, given places, unpublished, or opened again, and its event can be rehearsed again", async () => {
  const rehearsal = await aRehearsal(deps);
  const event = await readEvent(db, rehearsal.id);
  if (!event) throw new Error("gone");
  expect(await rehearse(deps, rehearsal)).toEqual({ started: false, because: "unknown_event" });
  const capacity = await readEventCapacity(db, event.id);
  const base = draftOfEvent(event, capacity);
  expect(await editEvent(deps, event.slug, { base, wanted: { ...base, title: "The real one" } }, DIRECTOR)).toEqual({
    saved: false,
    because: "rehearsal_stays_as_it_is",
  });
  const wanted = { capacity: 500, categories: [] };
  expect(await changePlaces(deps, event.id, { shown: capacity, wanted, by: DIRECTOR })).toMatchObject({
    changed: false,
  });
  expect(await unpublishEvent(startline, event.slug, DIRECTOR)).toMatchObject({ because: "not_allowed" });
  await endRehearsal(deps, rehearsal.of.id, DIRECTOR);
  expect(await publishEvent(deps, event.slug, DIRECTOR)).toMatchObject({ because: "not_allowed" });
  expect(await stateOf(event.slug)).toBe("closed");
  expect(await rehearse(deps, rehearsal.of)).toMatchObject({ started: true });
  await forgetRehearsals();
});

test("what the database itself refuses of a rehearsal: another name, being real, a second life, a second one that runs", async () => {
  const rehearsal = await aRehearsal(deps);
  const refusedBy = async (change: ReturnType<typeof sql>) =>
    change.execute(db).then(
      () => "nothing",
      (error: { constraint?: string }) => error.constraint,
    );
  const set = (what: string, id = rehearsal.id) => sql`UPDATE events SET ${sql.raw(what)} WHERE id = ${id}`;

  expect(await refusedBy(set("title = 'Pune ride'"))).toBe("rehearsal_says_so");
  expect(await refusedBy(set("slug = 'pune-ride'"))).toBe("rehearsal_says_so");
  expect(await refusedBy(set("is_rehearsal = false, rehearsal_of = NULL"))).toBe("rehearsal_stays_a_rehearsal");
  expect(await refusedBy(set("rehearsal_of = 'evt_00000000'"))).toBe("rehearsal_stays_a_rehearsal");
  expect(await refusedBy(set("state = 'draft'"))).toBe("rehearsal_runs_once");
  expect(await refusedBy(set("is_rehearsal = true, rehearsal_of = 'evt_00000000'", rehearsal.of.id))).toMatch(
    /^rehearsal_/,
  );

  const copy = sql`
    INSERT INTO events SELECT (jsonb_populate_record(e, jsonb_build_object('id', ${newEventId()}::text, 'slug', 'rehearsal-second'))).*
    FROM events e WHERE id = ${rehearsal.id}`;
  expect(await refusedBy(copy)).toBe("one_running_rehearsal_per_event");
  await set("state = 'closed'").execute(db);
  expect(await refusedBy(set("state = 'published'"))).toBe("rehearsal_runs_once");
  await forgetRehearsals();
});

test("a rehearsal ends by itself: when its day is over, a quarter of an hour before the real sale, and when its event goes", async () => {
  const ends = async (rehearsal: { slug: string }, happens: () => Promise<unknown> | unknown) => {
    await endDueRehearsals(deps);
    const before = await stateOf(rehearsal.slug);
    await happens();
    await endDueRehearsals(deps);
    return [before, await stateOf(rehearsal.slug)];
  };
  const own = await aRehearsal(deps);
  const changed = await aRehearsal(deps);
  const cancelled = await aRehearsal(deps);
  const far = await aRehearsal(deps, { of: await anEventToRehearse(deps, { opensInMinutes: 10 * 24 * 60 }) });
  const movesTo = (opensAt: Date, { id }: { id: string }) =>
    sql`UPDATE events SET opens_at = ${opensAt} WHERE id = ${id}`.execute(db);

  // Somebody brings the opening of the real sale forward.
  expect(await ends(changed, () => movesTo(addMinutes(clock.now(), 16), changed.of))).toEqual([
    "published",
    "published",
  ]);
  expect(await ends(changed, () => movesTo(addMinutes(clock.now(), 15), changed.of))).toEqual(["published", "closed"]);
  const cancels = () => sql`UPDATE events SET state = 'cancelled' WHERE id = ${cancelled.of.id}`.execute(db);
  expect(await ends(cancelled, cancels)).toEqual(["published", "closed"]);
  expect(await ends(own, () => clock.advance({ minutes: 24 * 60 - 15 }))).toEqual(["published", "closed"]);
  expect(await ends(far, () => clock.advance({ minutes: 15 }))).toEqual(["published", "closed"]);

  const { rows } = await sql<{ done_by: string }>`
    SELECT done_by FROM audit_log WHERE action = 'end_rehearsal' AND event_id = ${far.of.id}`.execute(db);
  expect(rows).toEqual([{ done_by: "Startline" }]);
  await forgetRehearsals();
});

test("a draft that is deleted takes its rehearsal with it: it ends, and what was typed into it can still be erased", async () => {
  const event = await anEventToRehearse(deps);
  await sql`UPDATE events SET state = 'draft' WHERE id = ${event.id}`.execute(db);
  const rehearsal = await aRehearsal(deps, { of: event });
  expect(await deleteDraft(deps, event.slug, DIRECTOR)).toBe("deleted");
  await endDueRehearsals(deps);
  expect(await stateOf(rehearsal.slug)).toBe("closed");
  await forgetRehearsals();
});

test("a draft is rehearsed until it is published for a sale that is open", async () => {
  const event = await anEventToRehearse(deps, { opensInMinutes: -5 });
  await sql`UPDATE events SET state = 'draft' WHERE id = ${event.id}`.execute(db);
  const rehearsal = await aRehearsal(deps, { of: event });
  await endDueRehearsals(deps);
  expect(await stateOf(rehearsal.slug)).toBe("published");
  expect(await publishEvent(deps, event.slug, DIRECTOR)).toEqual({ published: true });
  await endDueRehearsals(deps);
  expect(await stateOf(rehearsal.slug)).toBe("closed");
  await forgetRehearsals();
});

test("a process that dies before the start leaves a draft, which is deleted within the hour", async () => {
  const event = await anEventToRehearse(deps);
  const dying = { connect: () => Promise.reject(new Error("died")) } as unknown as typeof pool;
  await expect(rehearse({ db, pool: dying, clock }, event)).rejects.toThrow("died");
  const drafts = async () =>
    (await sql`SELECT 1 FROM events WHERE rehearsal_of = ${event.id} AND state = 'draft'`.execute(db)).rows.length;
  expect(await drafts()).toBe(1);
  expect(await readRehearsals(db, event.id)).toEqual([]);
  await endDueRehearsals(deps);
  expect(await drafts()).toBe(1);
  expect(await rehearse(deps, event)).toMatchObject({ started: true });

  clock.advance({ minutes: 61 });
  await endDueRehearsals(deps);
  expect(await drafts()).toBe(0);
});

test("an event that is no rehearsal stays what it is, whatever runs beside it", async () => {
  const event = await anEventOnSale(deps, { capacity: 3 });
  await endDueRehearsals(deps);
  expect(await stateOf(event.slug)).toBe("published");
  await close();
});
