import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { add, BY } from "#tests/builders/added-rider.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aPerson, aVisitor, payAt, type Reply } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { correctBooking } from "./correct-booking.ts";

/** A family with one phone and one email, of which each may book. */
async function aFamily(bookingsPerContact = 2) {
  const opened = await aStartline();
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 20, bookingsPerContact });
  const { phone, email } = aPerson();
  const member = async (name: string, contact: { phone?: string; email?: string } = {}) => {
    const visitor = aVisitor(opened.api.request, event);
    Object.assign(visitor.person, { name, phone, email, ...contact });
    for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await step();
    return visitor;
  };
  return {
    ...opened,
    event,
    phone,
    email,
    member,
    pays: async (name: string, contact = {}) => outcomeOf(await (await member(name, contact)).pressPay()),
    /** As if the time for which the place was kept had passed, and Razorpay had been asked after it. */
    letLapse: async (bookingId: string) => {
      await sql`UPDATE bookings SET pay_by = now() - interval '2 minutes', kept_until = now() - interval '1 minute'
        WHERE id = ${bookingId}`.execute(startline.db);
      await sql`UPDATE razorpay_orders SET synced_at = now() WHERE booking_id = ${bookingId}`.execute(startline.db);
      await startline.pool.query("SELECT expire_places($1, NULL)", [event.id]).catch(() => {});
    },
    slots: async () => {
      const { rows } = await sql<{ slots: string }>`
        SELECT phone_slot || '/' || email_slot AS slots FROM bookings
        WHERE event_id = ${event.id} AND state IN ('paying', 'confirmed') ORDER BY 1`.execute(startline.db);
      return rows.map(({ slots }) => slots);
    },
    broken: () => brokenPromises(startline, event.id),
  };
}

const outcomeOf = ({ status, body }: Reply): string => (status === 201 ? "paying" : body.code);

test("two of a family book with one phone and one email where the limit is two, and the third is refused", async () => {
  const family = await aFamily();
  expect([await family.pays("Asha Patil"), await family.pays("Ravi Patil"), await family.pays("Mira Patil")]).toEqual([
    "paying",
    "paying",
    "already_booked",
  ]);
  expect(await family.slots()).toEqual(["1/1", "2/2"]);
  // Each of the two counts by itself.
  expect(await family.pays("Mira Patil", { phone: aPerson().phone })).toBe("already_booked");
  expect(await family.pays("Mira Patil", { email: aPerson().email })).toBe("already_booked");
  expect(await family.broken()).toEqual([]);
});

test("the same rider books once, however the name is written", async () => {
  const family = await aFamily(4);
  expect(await family.pays("Asha Patil")).toBe("paying");
  for (const name of ["ASHA  patil", "Ａｓｈａ Patil", " asha patil "]) {
    expect([name, await family.pays(name)]).toEqual([name, "already_booked"]);
    expect(await family.pays(name, { phone: aPerson().phone })).toBe("already_booked");
  }
  expect(await family.pays("Ravi Patil")).toBe("paying");
});

test("who is refused learns which rule was in the way, and nothing of names once the limit is reached", async () => {
  const family = await aFamily(2);
  const refusalOf = async (name: string, contact = {}) => {
    const { body } = await (await family.member(name, contact)).pressPay();
    return [body.code, body.contact];
  };
  await family.pays("Asha Patil");
  expect(await refusalOf("asha  PATIL")).toEqual(["already_booked", { because: "same_name", limit: 2 }]);
  expect(await refusalOf("Asha Patil", { phone: aPerson().phone })).toEqual([
    "already_booked",
    { because: "same_name", limit: 2 },
  ]);
  await family.pays("Ravi Patil");
  for (const name of ["Asha Patil", "Mira Patil"]) {
    expect(await refusalOf(name)).toEqual(["already_booked", { because: "limit", limit: 2 }]);
  }
});

test("where each phone has one booking, a refusal is what it was", async () => {
  const family = await aFamily(1);
  await family.pays("Asha Patil");
  const { body } = await (await family.member("Ravi Patil")).pressPay();
  expect([body.code, body.contact]).toEqual(["already_booked", undefined]);
});

test("of six who press Pay at once with one phone as many pay as the limit allows", async () => {
  const family = await aFamily(3);
  const names = ["Asha", "Ravi", "Mira", "Om", "Tara", "Veer"];
  const members = await Promise.all(names.map((name) => family.member(`${name} Patil`)));
  const outcomes = await Promise.all(members.map(async (each) => outcomeOf(await each.pressPay())));
  expect(outcomes.toSorted()).toEqual([...Array(3).fill("already_booked"), ...Array(3).fill("paying")]);
  expect(await family.slots()).toEqual(["1/1", "2/2", "3/3"]);
  expect(await family.broken()).toEqual([]);
});

/** One paid before, and two press Pay in transactions of which neither sees the other; what the later one is told. */
async function twoUnseen(family: Awaited<ReturnType<typeof aFamily>>): Promise<string> {
  await family.pays("Asha Patil");
  const [ravi, mira] = [await family.member("Ravi Patil"), await family.member("Mira Patil")];
  const { pool } = family.startline;
  const press = "SELECT outcome FROM start_paying($1, $2, '5 minutes', '10 minutes', '1 hour', NULL)";
  const first = await pool.connect();
  try {
    await first.query("BEGIN");
    await first.query(press, [family.event.id, ravi.bookingId]);
    const later = pool.query(press, [family.event.id, mira.bookingId]).then(
      ({ rows }) => rows[0].outcome,
      (error) => error.constraint,
    );
    await Promise.race([
      later,
      expect.poll(() => waitsForOther(family.startline.pool), { interval: 5, timeout: 5000 }).toBe(true),
    ]);
    await first.query("COMMIT");
    return await later;
  } finally {
    first.release();
  }
}

type Pool = Awaited<ReturnType<typeof aFamily>>["startline"]["pool"];
const waitsForOther = async (pool: Pool): Promise<boolean> =>
  (await pool.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))
    .rows.length > 0;

/** start_paying as it would be without the capacity lock. */
async function takeLockAway(pool: Pool): Promise<void> {
  const text = await readFile(new URL("../../db/functions/30-start-paying.sql", import.meta.url), "utf8");
  const lock = "v_now := lock_capacity(p_event_id, p_now);\n    PERFORM sweep_places(p_event_id, v_now);";
  expect(text.split(lock)).toHaveLength(2);
  await pool.query(text.replace(lock, "v_now := coalesce(p_now, clock_timestamp());"));
}

test("the later of two sees the earlier one under the lock; without it the index refuses the later one", async () => {
  const family = await aFamily();
  expect(await twoUnseen(family)).toBe("already_booked");

  const bare = await aFamily();
  await takeLockAway(bare.startline.pool);
  expect(await twoUnseen(bare)).toMatch(/^one_booking_per_(phone|email)$/);
  expect(await bare.slots()).toEqual(["1/1", "2/2"]);
});

test("without the lock and the indexes three of a family have the places of two", async () => {
  const family = await aFamily();
  await takeLockAway(family.startline.pool);
  await family.startline.pool.query("DROP INDEX one_booking_per_phone, one_booking_per_email");
  expect(await twoUnseen(family)).toBe("paying");
  expect(await family.slots()).toEqual(["1/1", "2/2", "2/2"]);
  expect(await family.broken()).not.toEqual([]);
});

test("money that comes late finds the slot that is left, and goes back where the family has all of them", async () => {
  for (const [others, state] of [
    [["Ravi Patil"], "confirmed"],
    [["Ravi Patil", "Mira Patil"], "expired"],
  ] as const) {
    const family = await aFamily();
    const late = await family.member("Asha Patil");
    const orderId = (await late.pressPay()).body.razorpay.orderId;
    await family.letLapse(late.bookingId);
    for (const name of others) expect([name, await family.pays(name)]).toEqual([name, "paying"]);
    const fields = await payAt(family.razorpay.url, orderId);
    await late.verify(fields);
    expect((await late.look()).body).toMatchObject({ state, refunds: state === "expired" ? [{ reason: "late" }] : [] });
    expect(await family.slots()).toEqual(["1/1", "2/2"]);
  }
});

test("an earlier payment that may still come counts: it stops the same rider, and whoever would be one too many", async () => {
  const family = await aFamily();
  const first = await family.member("Asha Patil");
  await first.pressPay();
  await family.letLapse(first.bookingId);
  // Whoever is refused makes us ask Razorpay, and then it is known.
  const pays = async (name: string) => {
    const db = family.startline.db;
    await sql`UPDATE razorpay_orders SET synced_at = NULL WHERE booking_id = ${first.bookingId}`.execute(db);
    const outcome = await family.pays(name);
    await family.drainBackgroundTasks();
    return outcome;
  };
  expect(await pays("asha patil")).toBe("payment_unknown");
  expect(await pays("Ravi Patil")).toBe("paying");
  expect(await pays("Mira Patil")).toBe("payment_unknown");
});

test("an organizer adds up to the limit, and corrects nobody into a second booking of the same rider", async () => {
  const family = await aFamily();
  const contact = { phone: family.phone, email: family.email };
  const [one, two] = [
    await add(family.startline, family.event, { ...contact, name: "Asha Patil" }),
    await add(family.startline, family.event, { ...contact, name: "Ravi Patil" }),
  ];
  if (!one.added || !two.added) throw new Error("both are allowed");
  expect(await add(family.startline, family.event, { ...contact, name: "Mira Patil" })).toMatchObject({
    because: "already_booked",
  });
  const correct = (name: string, version = 1) =>
    correctBooking(family.startline, { id: family.event.id, questions: [], startsAt: new Date() }, two.bookingId, {
      details: { ...contact, name, language: "en", answers: {} },
      version,
      sendsTicket: false,
      by: BY,
    });
  expect(await correct("ASHA PATIL")).toMatchObject({ because: "already_booked" });
  expect(await correct("Ravindra Patil")).toMatchObject({ corrected: true });
  // A lower limit takes nothing from anybody.
  await sql`UPDATE events SET bookings_per_contact = 1 WHERE id = ${family.event.id}`.execute(family.startline.db);
  expect(await correct("Asha  Patil", 2)).toMatchObject({ because: "already_booked" });
  expect(await family.pays("Mira Patil")).toBe("already_booked");
  expect(await family.broken()).toEqual([]);
});
