import { expect, test } from "vitest";
import { aRidersApi } from "#tests/builders/riders-api.ts";
import { aPerson, aVisitor, codeOf } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const { aSale, door, organizer, second, startline } = await aRidersApi();

test("of two organizers who correct at once one is told what the other wrote, and nothing of it is lost", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const [mine, theirs] = [aPerson().email, aPerson().email];
  const forms = [await rider.form({ email: mine }), await rider.form({ email: theirs })];
  const replies = await Promise.all([rider.correct(forms[0] as object), rider.correct(forms[1] as object, second)]);

  expect(replies.map(codeOf).sort()).toEqual([
    [200, undefined],
    [409, "edited_elsewhere"],
  ]);
  const won = replies[0]?.status === 200 ? mine : theirs;
  const lost = won === mine ? theirs : mine;
  const refused = replies.find(({ status }) => status === 409);
  expect(refused?.body.current).toMatchObject({ email: won, version: 2 });
  // Knowing it, the other decides.
  const again = await rider.correct({ ...(await rider.form()), email: lost, version: refused?.body.current.version });
  expect(again.status).toBe(200);
  const { auditEntries } = await rider.details();
  expect(auditEntries.map(({ facts }: { facts: { changes: object[] } }) => facts.changes)).toMatchObject([
    [{ from: won, to: lost }],
    [{ from: rider.visitor.person.email, to: won }],
  ]);
  expect(await whatIsBroken()).toEqual([]);
});

/** Lets both come as far as the lock before either goes on. */
async function atOnce<Answer>(eventId: string, calls: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = await startline.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM event_capacity WHERE event_id = $1 FOR UPDATE", [eventId]);
    const answers = Promise.all(calls.map((call) => call()));
    await expect
      .poll(async () => {
        const { rows } = await holder.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBe(calls.length);
    await holder.query("COMMIT");
    return await answers;
  } finally {
    holder.release();
  }
}

test("without the version under the lock two organizers overwrite each other, and nobody is told", async () => {
  const twoAtOnce = async () => {
    const { event, aPaidRider } = await aSale();
    const rider = await aPaidRider();
    const forms = [await rider.form({ email: aPerson().email }), await rider.form({ email: aPerson().email })];
    const replies = await atOnce(event.id, [
      () => rider.correct(forms[0] as object),
      () => rider.correct(forms[1] as object, second),
    ]);
    return replies.map(({ status }) => status).sort();
  };
  expect(await twoAtOnce()).toEqual([200, 409]);
  const check = {
    file: "70-correct-booking.sql",
    text: " AND version = p_version;\n  IF NOT FOUND THEN\n    RETURN 'edited_elsewhere';\n  END IF;\n\n",
    instead: ";\n",
  };
  await runWithoutText(startline.pool, check, async () => expect(await twoAtOnce()).toEqual([200, 200]));
});

test("one press that comes five times at once corrects once", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const form = await rider.form({ email: aPerson().email });
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => rider.correct(form)));
  expect(replies.map(({ status, body }) => [status, body.version])).toEqual(Array(5).fill([200, 2]));
  expect((await rider.details()).auditEntries).toHaveLength(1);
});

test("an organizer who corrects while the visitor saves the form and pays overwrites nothing unread", async () => {
  const { event, aRider } = await aSale();
  const held = aVisitor(door, event);
  await held.join();
  await held.claim();
  await held.fillIn();
  const path = `/api/admin/events/${event.slug}/bookings/${held.bookingId}`;
  const { emailKey: _key, ...read } = (await organizer.ask("GET", path)).body.participant;
  const form = { ...read, email: aPerson().email, sendsTicket: true };
  expect(codeOf(await organizer.ask("PUT", `${path}/rider`, form))).toEqual([409, "still_in_form"]);

  const own = aPerson();
  const [saved, corrected] = await Promise.all([
    held.fillIn({ email: own.email }),
    organizer.ask("PUT", `${path}/rider`, form),
  ]);
  expect([saved.status, codeOf(corrected)]).toEqual([200, [409, "still_in_form"]]);
  expect((await held.pressPay()).status).toBe(201);
  const late = await organizer.ask("PUT", `${path}/rider`, form);
  expect([...codeOf(late), late.body.current.email]).toEqual([409, "edited_elsewhere", own.email]);
  expect((await held.look()).body.participant.email).toBe(own.email);

  // Pressed together with Pay it comes before or after, and what is confirmed is what was corrected or what was told.
  const rider = await aRider();
  const right = aPerson().email;
  const [answer] = await Promise.all([rider.correct(await rider.form({ email: right })), rider.visitor.pressPay()]);
  expect([answer.status, (await rider.visitor.look()).body.participant.email]).toEqual([200, right]);
});

test("a phone or an email of another booking is refused without a word about it, however many ask at once", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const [one, two, three] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  for (const change of [{ phone: two.visitor.person.phone }, { email: two.visitor.person.email.toUpperCase() }]) {
    const refused = await one.correct(await one.form(change));
    expect(codeOf(refused)).toEqual([409, "already_booked"]);
    const told = JSON.stringify(refused.body);
    for (const own of [two.id, two.visitor.person.name, two.visitor.person.email]) expect(told).not.toContain(own);
  }
  const { phone } = aPerson();
  const replies = await Promise.all([one, two, three].map(async (rider) => rider.correct(await rider.form({ phone }))));
  expect(replies.map(codeOf).sort()).toEqual([
    [200, undefined],
    [409, "already_booked"],
    [409, "already_booked"],
  ]);
  expect(await whatIsBroken()).toEqual([]);
});

test("a visitor who pays with the number that an organizer corrects to at that moment meets a refusal, never an error", async () => {
  const { event, aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const person = aPerson();
  const visitor = aVisitor(door, event);
  Object.assign(visitor.person, { phone: person.phone });
  for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await step();
  const [paid, corrected] = await Promise.all([
    visitor.pressPay(),
    rider.correct(await rider.form({ phone: person.phone })),
  ]);
  expect([paid, corrected].map(codeOf).filter(([status]) => Number(status) >= 400)).toEqual([[409, "already_booked"]]);
  expect(await whatIsBroken()).toEqual([]);
});
