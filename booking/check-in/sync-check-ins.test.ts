import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anEventOnSale, type EventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { sized } from "#tests/setup/length.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { type CheckInRecord, checkInsOf } from "./check-in-record.ts";
import { type SyncAnswer, type SyncRequest, syncCheckIns } from "./sync-check-ins.ts";

let opened: TestStartline;
const clock = testClock();
beforeAll(async () => {
  opened = await openTestStartline(clock);
});
afterAll(() => opened.close());

const BY = "asha@startline.example";

async function anEvent(riders: number) {
  const event = await anEventOnSale(opened.startline, { capacity: 10_000 });
  await confirmMany(opened.startline.db, event, riders);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bookings WHERE event_id = ${event.id} ORDER BY id`.execute(opened.startline.db);
  return { event, riders: rows.map(({ id }) => id) };
}

let made = 0;

/** A phone as the page is one: it keeps what it did until the answer to it has come. */
function aPhone(event: EventOnSale, name: string) {
  const known = new Map<string, CheckInRecord>();
  const unsent = new Set<string>();
  let since: Date | null = null;
  const device = { id: `device-${name}-00000000`, name };
  const note = (record: Pick<CheckInRecord, "bookingId" | "kind" | "undoes" | "doneAt">) => {
    made += 1;
    const id = `record-${String(made % 7)}-${made}-${name}`; // In no order of time.
    known.set(id, { id, collectedBy: null, deviceId: device.id, deviceName: name, ...record });
    unsent.add(id);
    return id;
  };
  const ask = (change: Partial<SyncRequest> = {}): Promise<SyncAnswer> => {
    const records = [...unsent].map((id) => {
      const { deviceId: _, deviceName: __, ...record } = known.get(id) as CheckInRecord;
      return record;
    });
    return syncCheckIns(opened.startline, event.id, { device, records, since, after: null, ...change }, BY);
  };
  return {
    known,
    device,
    checkIns: () => checkInsOf(known.values()),
    checkIn: (bookingId: string, doneAt: string) => note({ bookingId, kind: "check_in", undoes: null, doneAt }),
    /** Takes back all check-ins of the rider that this phone knows of. */
    undo(bookingId: string, doneAt: string) {
      for (const { id } of checkInsOf(known.values()).get(bookingId) ?? []) {
        note({ bookingId, kind: "undo", undoes: id, doneAt });
      }
    },
    /** `isLost`: the server has it, and its answer does not arrive. */
    async sync({ isLost = false } = {}) {
      const sent = [...unsent];
      let answer = await ask();
      if (isLost) return;
      const { nextSince } = answer;
      for (const id of sent) unsent.delete(id);
      for (;;) {
        for (const record of answer.records) known.set(record.id, record);
        if (answer.next === null) break;
        answer = await ask({ records: [], after: answer.next });
      }
      since = nextSince;
    },
  };
}

const at = (second: number): string => new Date(clock.now().getTime() - 60_000 + second * 1000).toISOString();

const summaryOf = (checkIns: Map<string, CheckInRecord[]>) =>
  [...checkIns].map(([id, [first, ...others]]) => [id, first?.id, others.map((each) => each.id)]).sort();

const checkedInRows = async (event: EventOnSale): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bookings WHERE event_id = ${event.id} AND is_checked_in(event_id, id) ORDER BY id`.execute(
    opened.startline.db,
  );
  return rows.map(({ id }) => id);
};

test("two phones that work without network end alike, whatever they did and in whatever order they sync", async () => {
  const phone = fc.integer({ min: 0, max: 1 });
  const rider = fc.integer({ min: 0, max: 2 });
  const second = fc.integer({ min: 0, max: 50 });
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant("check_in" as const), phone, rider, second }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant("undo" as const), phone, rider, second }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant("sync" as const), phone, isLost: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant("both" as const) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { event, riders } = await anEvent(3);
      const phones = [aPhone(event, "one"), aPhone(event, "two")] as const;
      for (const each of steps) {
        if (each.does === "both") await Promise.all(phones.map((one) => one.sync()));
        else if (each.does === "sync") await phones[each.phone]?.sync(each);
        else if (each.does === "undo") phones[each.phone]?.undo(riders[each.rider] as string, at(each.second));
        else phones[each.phone]?.checkIn(riders[each.rider] as string, at(each.second));
      }
      await Promise.all(phones.map((one) => one.sync()));
      for (const one of phones) await one.sync();

      const [one, two] = phones;
      expect([...one.known.keys()].sort()).toEqual([...two.known.keys()].sort());
      expect(summaryOf(one.checkIns())).toEqual(summaryOf(two.checkIns()));
      expect(await checkedInRows(event)).toEqual([...one.checkIns().keys()].sort());
      // The first by time counts.
      for (const [first, ...others] of one.checkIns().values()) {
        for (const other of others) expect((first as CheckInRecord).doneAt <= other.doneAt).toBe(true);
      }
    }),
    { numRuns: sized(40, 1000) },
  );
}, 120_000);

test("the same records in any order have the same result", () => {
  const record = fc.record({
    id: fc.integer({ min: 0, max: 9 }).map(String),
    bookingId: fc.constantFrom("a", "b"),
    isUndo: fc.boolean(),
    of: fc.integer({ min: 0, max: 9 }).map(String),
    second: fc.integer({ min: 0, max: 3 }),
  });
  const records = fc.uniqueArray(record, { selector: ({ id }) => id }).map((all) =>
    all.map(
      ({ isUndo, of, second, ...each }): CheckInRecord => ({
        ...each,
        kind: isUndo ? "undo" : "check_in",
        undoes: isUndo ? of : null,
        doneAt: `2027-02-14T01:40:0${second}.000Z`,
        collectedBy: null,
        deviceId: "d",
        deviceName: "d",
      }),
    ),
  );
  fc.assert(
    fc.property(
      records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(summaryOf(checkInsOf([...shuffled, ...shuffled]))).toEqual(summaryOf(checkInsOf(all)));
      },
    ),
  );
});

test("two phones that send the same rider at the same moment are both stored, and the earlier one counts", async () => {
  const { event, riders } = await anEvent(1);
  const [rider] = riders as [string];
  const [one, two] = [aPhone(event, "one"), aPhone(event, "two")];
  const late = one.checkIn(rider, at(20));
  const early = two.checkIn(rider, at(10));
  await Promise.all([one.sync(), two.sync()]);
  await Promise.all([one.sync(), two.sync()]);
  for (const phone of [one, two]) {
    expect(
      phone
        .checkIns()
        .get(rider)
        ?.map(({ id }) => id),
    ).toEqual([early, late]);
  }
});

test("an undo takes back what its phone knew of, and not a check-in that it had not heard of", async () => {
  const { event, riders } = await anEvent(1);
  const [rider] = riders as [string];
  const [one, two] = [aPhone(event, "one"), aPhone(event, "two")];
  one.checkIn(rider, at(10));
  const unheard = two.checkIn(rider, at(20));
  one.undo(rider, at(30));
  await one.sync();
  expect(await checkedInRows(event)).toEqual([]);
  await two.sync();
  await one.sync();
  expect(
    one
      .checkIns()
      .get(rider)
      ?.map(({ id }) => id),
  ).toEqual([unheard]);
  expect(await checkedInRows(event)).toEqual([rider]);
});

test("a phone whose clock runs ahead is not taken for later than the moment in which it told", async () => {
  const { event, riders } = await anEvent(1);
  const [rider] = riders as [string];
  const phone = aPhone(event, "one");
  phone.checkIn(rider, new Date(clock.now().getTime() + 86_400_000).toISOString());
  await phone.sync();
  expect(phone.checkIns().get(rider)?.[0]?.doneAt).toBe(clock.now().toISOString());
});

test("a record of a booking that the event does not have is refused, and the others are stored", async () => {
  const { event, riders } = await anEvent(1);
  const elsewhere = await anEvent(1);
  const phone = aPhone(event, "one");
  phone.checkIn(riders[0] as string, at(1));
  const [stranger] = elsewhere.riders as [string];
  const record = {
    id: "strange-1",
    bookingId: stranger,
    kind: "check_in",
    undoes: null,
    doneAt: at(2),
    collectedBy: null,
  } as const;
  await phone.sync();
  const request = { device: phone.device, records: [record], since: null, after: null };
  const answer = await syncCheckIns(opened.startline, event.id, request, BY);
  expect(answer.refused).toEqual(["strange-1"]);
  expect(answer.records).toHaveLength(1);
  expect(await checkedInRows(elsewhere.event)).toEqual([]);
});

test("a booking that was cancelled meanwhile keeps its check-in, and every phone is told", async () => {
  const { event, riders } = await anEvent(2);
  const [rider, other] = riders as [string, string];
  const phone = aPhone(event, "one");
  phone.checkIn(rider, at(1));
  phone.checkIn(other, at(1));
  await sql`UPDATE bookings SET state = 'cancelled', ended_at = now() WHERE id = ${rider}`.execute(opened.startline.db);
  await phone.sync();
  const request = { device: aPhone(event, "two").device, records: [], since: null, after: null };
  const answer = await syncCheckIns(opened.startline, event.id, request, BY);
  expect(answer.endedArrivals).toMatchObject([{ bookingId: rider, name: "Rider 1" }]);
  expect(answer.records).toHaveLength(2);
});

test("everything is in the history once, with when it was done and by which phone", async () => {
  const { event, riders } = await anEvent(1);
  const [rider] = riders as [string];
  const phone = aPhone(event, "Counter 2");
  phone.checkIn(rider, at(1));
  await phone.sync({ isLost: true });
  await phone.sync({ isLost: true });
  phone.undo(rider, at(2));
  await Promise.all([phone.sync(), phone.sync()]);
  const { rows } = await sql`SELECT action, subject, done_by, facts FROM audit_log
    WHERE event_id = ${event.id} ORDER BY facts ->> 'doneAt'`.execute(opened.startline.db);
  const device = "Counter 2";
  expect(rows).toEqual([
    { action: "check_in", subject: rider, done_by: BY, facts: { doneAt: at(1), device, collectedBy: null } },
    { action: "undo_check_in", subject: rider, done_by: BY, facts: { doneAt: at(2), device } },
  ]);
});

test("a new phone reads all that was done page by page, though much of it came in one moment", async () => {
  const { event, riders } = await anEvent(2300);
  const [one, two] = [aPhone(event, "one"), aPhone(event, "two")];
  for (const rider of riders) one.checkIn(rider, at(1));
  await one.sync();
  await two.sync();
  expect(two.checkIns().size).toBe(2300);
});
