import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callFunction, type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { callFirst, openQueue, tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { type TestClock, testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { listAuditEntries } from "../audit-log/list-audit-entries.ts";
import { controlSale } from "./control-sale.ts";
import { selectControls } from "./sale-controls.sql.ts";
import { CONTROL_BOUNDS, type ControlRequest, NOTICE_LENGTH_MAX } from "./sale-controls.ts";
import { selectSale } from "./sale-counts.sql.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 8);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

const BY = "asha@startline.example";

const nameOf = ({ action, facts }: Recorded): string => `${action} ${facts.language} ${facts.to}`;
type Recorded = { action: string; by: string; facts: { [fact: string]: unknown } };

/** A sale with its own clock, at which so many have joined. */
async function aSale(options: Partial<EventOptions> & { issued?: number } = {}) {
  const clock: TestClock = testClock();
  const deps = { db, pool, clock };
  const { issued = 1000, ...rest } = options;
  const event: EventOnSale = await anEventOnSale(deps, { capacity: 500, callsPerSecond: 10, callsBurst: 20, ...rest });
  const first = await callFirst(deps, event.id, issued);
  return {
    ...event,
    clock,
    first,
    tick: () => tickWith(deps, event.id, { epoch: 1, issued }),
    control: (request: ControlRequest, by = BY) => controlSale(deps, event.id, request, by),
    controls: async () => (await selectControls(db, event.id, clock.now())).controls,
    pacing: async () => (await selectControls(db, event.id, clock.now())).pacing,
    /** By name, because those of one request have one time. */
    auditLog: async () => {
      const entries = (await listAuditEntries(db, event.id)).map(
        ({ action, by, facts }): Recorded => ({ action, by, facts }),
      );
      return entries.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    },
  };
}

test("while a sale is paused nobody new is called, however long, and the places that people have stay theirs", async () => {
  const sale = await aSale();
  await callFunction(pool, "hold_places", [
    sale.id,
    ["ticket-1"],
    [1],
    [sale.categoryId],
    ["bkg_1"],
    ["REF-1"],
    "5 minutes",
    2,
    sale.clock.now(),
  ]);
  expect(await sale.control({ isPaused: true })).toEqual({ controlled: true, isNew: true });

  for (let seconds = 0; seconds < 30; seconds += 10) {
    sale.clock.advance({ seconds: 10 });
    expect(await sale.tick()).toMatchObject({ is_paused: true, serving: sale.first.serving, held: 1 });
  }
  const { rows } = await sql<{ state: string }>`SELECT state FROM bookings WHERE event_id = ${sale.id}`.execute(db);
  expect(rows).toEqual([{ state: "held" }]);
});

test("a sale that goes on after a pause calls as fast as before, and not all that it has missed at once", async () => {
  const sale = await aSale();
  await sale.control({ isPaused: true });
  sale.clock.advance({ minutes: 10 });
  await sale.tick();
  await sale.control({ isPaused: false });

  const resumed = await sale.tick();
  expect(resumed.serving - sale.first.serving).toBe(20);
  sale.clock.advance({ seconds: 1 });
  expect((await sale.tick()).serving - resumed.serving).toBe(10);
});

test("a new pace holds from the next tick on, with a burst of two seconds' worth", async () => {
  const sale = await aSale();
  await sale.control({ callsPerSecond: 50 });
  sale.clock.advance({ seconds: 1 });
  const faster = await sale.tick();
  expect(faster.serving - sale.first.serving).toBe(50);
  sale.clock.advance({ seconds: 10 });
  expect((await sale.tick()).serving - faster.serving).toBe(100);
});

test("more people at checkout are let in at the next tick, fewer only as places come free", async () => {
  const sale = await aSale({ concurrencyTarget: 15 });
  expect(sale.first.serving).toBe(15);

  await sale.control({ concurrencyTarget: 18 });
  sale.clock.advance({ seconds: 5 });
  expect((await sale.tick()).serving).toBe(18);
  await sale.control({ concurrencyTarget: 5 });
  sale.clock.advance({ seconds: 5 });
  expect(await sale.tick()).toMatchObject({ serving: 18, called: 18, concurrency: 5 });
});

test("a checkout that overload has made smaller is not thrown open by a higher target", async () => {
  const sale = await aSale({ concurrencyTarget: 300 });
  // Overload makes no checkout smaller that is less than half full.
  await sale.control({ callsPerSecond: 100 });
  sale.clock.advance({ seconds: 2 });
  expect((await sale.tick()).serving).toBeGreaterThan(150);
  await callFunction(pool, "call_numbers", [sale.id, 1, 1000, true, 512, sale.clock.now()]);
  expect(await sale.pacing()).toMatchObject({ concurrency: 210 });

  await sale.control({ concurrencyTarget: 500 });
  expect(await sale.pacing()).toMatchObject({ concurrency: 210 });
  sale.clock.advance({ seconds: 11 });
  expect((await sale.tick()).concurrency).toBe(220);
});

test("each change of one request is recorded with what was before and after, and with who asked", async () => {
  const sale = await aSale();
  await sale.control({
    isPaused: true,
    callsPerSecond: 30,
    notice: { en: "We go on at 10:30", mr: "१०:३० ला सुरू" },
  });
  expect(await sale.auditLog()).toEqual([
    { action: "change_notice", by: BY, facts: { language: "en", from: "", to: "We go on at 10:30" } },
    { action: "change_notice", by: BY, facts: { language: "mr", from: "", to: "१०:३० ला सुरू" } },
    { action: "change_pace", by: BY, facts: { from: 10, to: 30 } },
    { action: "pause_sale", by: BY, facts: { from: false, to: true } },
  ]);
  expect(await sale.controls()).toEqual({
    isPaused: true,
    callsPerSecond: 30,
    concurrencyTarget: 5000,
    notice: { en: "We go on at 10:30", hi: "", mr: "१०:३० ला सुरू" },
  });
});

test("a request that comes twice, or asks for what is so already, is done and recorded once", async () => {
  const sale = await aSale();
  const request = { isPaused: true, callsPerSecond: 10, notice: { en: " We go\non soon " } };
  const answers = await Promise.all([sale.control(request), sale.control(request), sale.control(request)]);

  expect(answers.map((answer) => answer.controlled && answer.isNew).toSorted()).toEqual([false, false, true]);
  expect((await sale.auditLog()).map(({ action, facts }) => [action, facts.to])).toEqual([
    ["change_notice", "We go on soon"],
    ["pause_sale", true],
  ]);
  expect(await sale.control({})).toEqual({ controlled: true, isNew: false });
});

test("of two organizers at once both are done, and the audit log leads from one to the other", async () => {
  const sale = await aSale();
  const paces = [21, 22, 23, 24];
  await Promise.all([
    ...paces.map((callsPerSecond) => sale.control({ callsPerSecond }, `${callsPerSecond}@startline.example`)),
    sale.control({ isPaused: true }),
  ]);
  const entries = (await sale.auditLog()).filter(({ action }) => action === "change_pace");
  const next = new Map(entries.map(({ facts }) => [facts.from, facts.to]));
  const chain: unknown[] = [];
  for (let pace = next.get(10); pace !== undefined; pace = next.get(pace)) chain.push(pace);

  expect(chain.toSorted()).toEqual(paces);
  expect(await sale.controls()).toMatchObject({ isPaused: true, callsPerSecond: chain.at(-1) });
});

test("what is out of bounds is refused by rule and by database alike, and nothing of the request is done", async () => {
  const sale = await aSale();
  const inSql = async (control: string, to: unknown) => {
    const changes = [
      { control: "paused", to: true, entry: { id: "aud_1", action: "pause_sale", subject: sale.id, by: BY } },
      { control, to, entry: { id: "aud_2", action: "change_pace", subject: sale.id, by: BY } },
    ];
    const values = [sale.id, JSON.stringify(changes), sale.clock.now()];
    const [row] = await callFunction<{ control_sale: string }>(pool, "control_sale", values);
    return row?.control_sale;
  };
  const controls = { callsPerSecond: "calls_per_second", concurrencyTarget: "concurrency_target" } as const;
  for (const field of ["callsPerSecond", "concurrencyTarget"] as const) {
    const { min, max } = CONTROL_BOUNDS[field];
    for (const value of [min - 1, max + 1, -5, 1.5]) {
      const refused = await sale.control({ isPaused: true, [field]: value });
      expect(refused).toMatchObject({ controlled: false, problems: [{ field, code: "out_of_bounds" }] });
    }
    for (const value of [min - 1, max + 1]) expect(await inSql(controls[field], value)).toBe("out_of_bounds");
    for (const value of [min, max]) expect(await sale.control({ [field]: value })).toMatchObject({ controlled: true });
  }
  const long = "x".repeat(NOTICE_LENGTH_MAX + 1);
  expect(await sale.control({ isPaused: true, notice: { hi: long } })).toMatchObject({
    problems: [{ field: "notice.hi", code: "too_long" }],
  });
  expect(await inSql("notice_hi", long)).toBe("out_of_bounds");
  expect(await sale.controls()).toMatchObject({ isPaused: false, notice: { en: "", hi: "", mr: "" } });
  expect((await sale.auditLog()).map(({ action }) => action)).not.toContain("pause_sale");
});

test("a cancelled event has nothing to control", async () => {
  const sale = await aSale();
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${sale.id}`.execute(db);
  expect(await sale.control({ isPaused: true })).toEqual({ controlled: false, because: "event_cancelled" });
  expect(await sale.auditLog()).toEqual([]);
});

test("numbers that were lost with a Redis are nobody who waits", async () => {
  const sale = await aSale({ issued: 100 });
  const waiting = 100 - sale.first.serving;
  expect(await sale.pacing()).toMatchObject({ waiting });

  await openQueue({ pool, clock: sale.clock }, sale.id);

  expect((await sale.tick()).issued).toBeGreaterThan(100);
  expect(await sale.pacing()).toMatchObject({ waiting });
  expect(await selectSale(db, sale.id)).toMatchObject({ waiting });
});
