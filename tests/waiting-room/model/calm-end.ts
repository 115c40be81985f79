import { changeEvent } from "./organizer-steps.ts";
import { numberIn, type Person, type Play } from "./play.ts";
import { callsExpected, isLive, type Rows, readRows } from "./rows.ts";
import { passTime, poll } from "./time-steps.ts";
import { claim, join, together } from "./visitor-requests.ts";
import { goToCheckout, pay } from "./visitor-steps.ts";
import type { Process } from "./world.ts";

/** A visible page asks at least this often. */
const POLL_SECONDS = 20;
/** Every call may lapse, and every hold too, before the next is called. */
const ROUNDS_PER_PERSON = 5;
const ROUNDS = 40;

/** From now on nothing goes wrong and the sale is open. */
export async function calmDown(play: Play): Promise<void> {
  const { world } = play;
  for (const process of world.processes) {
    process.faults.clear();
    process.skewMs = 0;
    await world.setRedisAway(process, false);
  }
  for (const { faults } of world.processes) await faults.settle();
  const target = Math.max(2, play.rows.concurrency_target);
  const state = { state: "published", is_paused: false };
  await changeEvent(play, { ...state, calls_per_second: 20, calls_burst: 40, concurrency_target: target });
  await passTime(play, Math.max(0, (play.rows.opens_at - world.now()) / 1000) + POLL_SECONDS);
  await together(play, [(at) => poll(play, at), (at) => poll(play, at)]);
  play.wasSetBack = false;
  play.losses += 1;
}

const ticketIdOf = ({ ticket }: Person): string | undefined => ticket?.split(".")[5];

const bookingsOf = (rows: Rows, person: Person) =>
  rows.bookings.filter((booking) => booking.ticket_id === ticketIdOf(person));

/** Whether the person may still take a place whoever waits, and is there to do it. */
const isEligible = (rows: Rows, person: Person): boolean =>
  !person.isAbsent && bookingsOf(rows, person).length < 2 && !bookingsOf(rows, person).some(isLive);

/** Somebody was called or has a place who was not and had none. */
const hasMoved = (before: Rows, { room, called, bookings }: Rows): boolean =>
  room.serving > before.room.serving || called > before.called || bookings.length > before.bookings.length;

function isDue(rows: Rows, person: Person): boolean {
  const number = person.ticket === null ? null : numberIn(rows, Number(person.ticket.split(".")[3]));
  return number !== null && number <= rows.room.serving;
}

function roomAtCheckout(rows: Rows, now: number): number {
  const { mean, variance } = callsExpected(rows, rows.room, now);
  return Math.floor((rows.concurrency_target - rows.held - mean - 1.5 * Math.sqrt(variance)) / rows.room.turnout);
}

/** In whatever category a place is left. */
async function takeAny(play: Play, person: Person, at: Process): Promise<void> {
  const reply = await claim(play, person, at, 0);
  if (reply?.body.code === "category_full") await claim(play, person, at, 1);
}

/**
 * Everybody who is there asks as the page does, until each has a place or none is left. Answers what was promised and
 * did not happen: while a place is free somebody gets it, whoever else stays away.
 */
export async function liveOn(play: Play, judge: () => Promise<void>): Promise<string[]> {
  const rounds = ROUNDS + ROUNDS_PER_PERSON * play.people.length;
  for (let round = 0; round < rounds; round += 1) {
    play.stepBeganAt = play.world.now();
    await passTime(play, POLL_SECONDS);
    await together(play, [(at) => poll(play, at)]);
    play.rows = await readRows(play.world);
    const { rows } = play;
    const eligible = play.people.filter((person) => isEligible(rows, person));
    if (eligible.length === 0 || rows.confirmed >= rows.capacity) return [];

    const due = eligible.filter((person) => isDue(rows, person));
    const mustMove = due.length > 0 && rows.free > 0 && roomAtCheckout(rows, play.world.now()) > 0;
    await together(
      play,
      eligible.map(
        (person) => (at) => (person.ticket === null ? join(play, person, at, "nothing") : takeAny(play, person, at)),
      ),
    );
    await judge();
    if (mustMove && !hasMoved(rows, play.rows)) {
      // Those who came back first wait for the next tick.
      await passTime(play, 2);
      await together(play, [(at) => poll(play, at)]);
      await together(
        play,
        due.map((person) => (at) => takeAny(play, person, at)),
      );
      await judge();
      if (!hasMoved(rows, play.rows))
        return [`while a place is free somebody gets it: ${due.length} ask, ${rows.free} free`];
    }
    for (const [place, person] of play.people.entries()) {
      if (person.isAbsent || !bookingsOf(play.rows, person).some(({ state }) => state === "held")) continue;
      await goToCheckout(play, person, place);
      await pay(play, person, place);
    }
    await judge();
  }
  const { room, windows, recalls, held, called, confirmed, free } = play.rows;
  const waiting = play.people.filter((person) => isEligible(play.rows, person)).map(({ ticket }) => ticket);
  const state = {
    room,
    open: windows.filter(({ is_open }) => is_open),
    recalls,
    held,
    called,
    confirmed,
    free,
    waiting,
  };
  return [`everybody who stays has a turn: not in ${rounds} rounds: ${JSON.stringify(state)}`];
}
