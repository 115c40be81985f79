import { CLAIMS_PER_TICKET, NEXT_STATES } from "#booking/bookings/booking.ts";
import { isSkipped, type Play } from "./play.ts";
import { type BookingRow, callsExpected, isLive, type Rows, type Window } from "./rows.ts";

const sum = <Item>(items: Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
const called = ({ windows }: Rows): number => sum(windows, ({ granted }) => granted);

/** What may not be so at any moment. */
export function lawsBrokenNow(rows: Rows, paid: ReadonlySet<string>): string[] {
  const { room, categories, bookings } = rows;
  const broken: string[] = rows.differing.map((counter) => `the counters are the rows' own: ${counter}`);
  const say = (law: string) => broken.push(law);

  if (rows.called + rows.held + rows.confirmed > rows.capacity)
    say(
      `no more places are promised than there are: ${rows.called} + ${rows.held} + ${rows.confirmed} of ${rows.capacity}`,
    );
  if (categories.some((category) => category.held + category.confirmed > category.capacity))
    say("no category has more people than places");
  if (rows.called > sum(categories, (category) => category.capacity - category.held - category.confirmed))
    say("whoever is called finds a place in some category");
  if (room.serving > room.issued || room.issued > room.reserved) say("called, issued and reserved are in this order");

  const perTicket = Map.groupBy(bookings, ({ ticket_id }) => ticket_id);
  for (const [ticketId, own] of perTicket) {
    if (own.filter(isLive).length > 1) say(`a ticket owns one live booking: ${ticketId}`);
  }
  const ofThisSale = bookings.filter(({ created_at }) => created_at >= (room.sale_began_at ?? 0));
  for (const [number, own] of Map.groupBy(ofThisSale, ({ queue_number }) => queue_number))
    if (new Set(own.map(({ ticket_id }) => ticket_id)).size > 1) say(`a number is one person's: ${number}`);
  for (const booking of bookings)
    if (paid.has(booking.id) && (booking.state === "confirmed") === booking.is_refunded)
      say(`whoever paid has the place or the money, and not both: ${booking.id}`);
  return broken;
}

/** What may not become so from one moment to the next. */
export function lawsBrokenBetween(before: Rows, after: Rows, play: Play): string[] {
  return [...backwards(before, after, play), ...outOfOrder(before, after), ...tooMany(before, after, play)];
}

function backwards(before: Rows, after: Rows, play: Play): string[] {
  const broken: string[] = [];
  const say = (law: string) => broken.push(law);
  if (after.room.serving < before.room.serving) say("calls never go back");
  if (after.room.epoch < before.room.epoch) say("epochs never go back");
  if (after.room.reserved < before.room.reserved) say("what was reserved stays so");
  if (after.confirmed < before.confirmed) say("a confirmed place stays so");
  const drawn = ({ room }: Rows) => JSON.stringify([room.draw_size, room.draw_seed, room.draw_gaps]);
  const mayDrawAgain = before.opens_at > play.stepBeganAt && play.wasPostponed;
  if (before.room.draw_seed !== null && !mayDrawAgain && drawn(before) !== drawn(after)) say("the draw is held once");
  if (!mayDrawAgain && before.room.draw_commit !== after.room.draw_commit) say("the secret is the one committed to");
  if (before.room.draw_seed === null && after.room.draw_seed !== null && after.opens_at > play.world.now())
    say("the draw is held at the opening, not before");
  const was = new Map(before.bookings.map((booking) => [booking.id, booking.state]));
  for (const { id, state } of after.bookings) {
    const from = was.get(id) ?? "held";
    if (from !== state && !reachable(from, state)) say(`a booking does not go from ${from} to ${state}`);
  }
  return broken;
}

/** In one step or several. */
function reachable(from: BookingRow["state"], to: BookingRow["state"], seen: string[] = []): boolean {
  return NEXT_STATES[from].some(
    (next) => next === to || (!seen.includes(next) && reachable(next, to, [...seen, next])),
  );
}

/** A booking that was made by a call of its own, and not because a credit was free. */
function isByCall(booking: BookingRow, { windows, bookings }: Rows): boolean {
  const earlier = bookings.filter(
    (other) => other.ticket_id === booking.ticket_id && other.created_at < booking.created_at,
  );
  return windows.some(
    (window) =>
      window.first_number <= booking.queue_number &&
      booking.queue_number <= window.last_number &&
      window.expires_at > booking.created_at &&
      earlier.every(({ created_at }) => created_at < window.called_at),
  );
}

function madeByCredit(before: Rows, after: Rows): BookingRow[] {
  const known = new Set(before.bookings.map(({ id }) => id));
  return after.bookings.filter((booking) => !known.has(booking.id) && !isByCall(booking, after));
}

/** Newer numbers called in this step: windows of numbers that had not been called before it. */
function newlyCalled(before: Rows, after: Rows): number {
  const grantedBefore = new Map(before.windows.map((window) => [nameOf(window), window.granted]));
  return sum(
    after.windows.filter((window) => window.last_number > before.room.serving),
    (window) => window.granted - (grantedBefore.get(nameOf(window)) ?? 0),
  );
}
const nameOf = ({ first_number, called_at }: Window): string => `${first_number} ${called_at}`;

/** How many were never called and waited for it all the time. */
function neverCalled(before: Rows, after: Rows): number {
  let many = 0;
  for (let number = after.room.serving + 1; number <= before.room.issued; number += 1)
    if (!isSkipped(after, number)) many += 1;
  return many;
}

/** Of holds that expired, and half of those that were given up. */
const holdsUsed = (bookings: BookingRow[]): number => sum(bookings, ({ state }) => (state === "expired" ? 1 : 0.5));

function outOfOrder(before: Rows, after: Rows): string[] {
  const broken: string[] = [];
  const stillWaiting = before.recalls.filter((recall) =>
    after.recalls.some(({ number, requested_at }) => number === recall.number && requested_at === recall.requested_at),
  );
  const newly = newlyCalled(before, after);
  const again = called(after) - called(before) - newly;
  const due = stillWaiting.find(({ goes_behind }) => goes_behind <= before.room.serving);
  if (due && newly > again + 1)
    broken.push(`half of the calls are for those who come back: ${newly} new ones, ${again} again, not ${due.number}`);
  const isAwaited = neverCalled(before, after) > 0;
  if (isAwaited && again > newly + 1)
    broken.push(`half of the calls are for those who were never called: ${newly} of them, ${again} again`);
  for (const booking of madeByCredit(before, after)) {
    if (booking.queue_number > after.room.serving) broken.push(`nobody books uncalled: ${booking.queue_number}`);
    const passed = stillWaiting.find(
      ({ goes_behind, number }) => goes_behind < booking.queue_number && number !== booking.queue_number,
    );
    if (passed) broken.push(`nobody overtakes whoever came back: ${booking.queue_number} before ${passed.number}`);
    if (isAwaited) broken.push(`nobody books uncalled while others were never called: ${booking.queue_number}`);
    const earlier = after.bookings.filter(
      ({ ticket_id, created_at }) => ticket_id === booking.ticket_id && created_at < booking.created_at,
    );
    if (holdsUsed(earlier) >= CLAIMS_PER_TICKET && stillWaiting.some(({ number }) => number !== booking.queue_number))
      broken.push(`whose holds expired books only while nobody waits: ${booking.queue_number}`);
  }
  return broken;
}

function tooMany(before: Rows, after: Rows, play: Play): string[] {
  const broken: string[] = [];
  const calls = called(after) - called(before);
  const byCredit = madeByCredit(before, after).length;
  const turnout = Math.min(before.room.turnout, after.room.turnout);

  if (before.is_paused && after.is_paused) {
    if (calls > 0 || byCredit > 0) broken.push("while the sale is paused nobody is called");
    if (after.room.serving !== before.room.serving) broken.push("while the sale is paused the number stays");
  }
  const target = Math.max(before.concurrency_target, after.concurrency_target);
  const arrivals = {
    turnout,
    claim_delay_seconds: Math.min(before.room.claim_delay_seconds, after.room.claim_delay_seconds),
  };
  // Of those who are called as many come as came lately: while everybody comes this is the target itself. Who comes after
  // they were hardly expected any more is let in nevertheless.
  const cameLate = sum(after.windows, ({ claimed }) => claimed) - sum(before.windows, ({ claimed }) => claimed);
  const atCheckout = after.held + callsExpected(after, arrivals, play.world.now()).mean / turnout - cameLate;
  if (calls + byCredit > 0 && atCheckout * turnout > target + 1e-6)
    broken.push(`no more are called than checkout has room for: ${atCheckout} at turnout ${turnout} of ${target}`);

  // The allowance refills from tick to tick, at the rate and up to the burst that the organizer wants by then.
  const rate = Math.max(before.calls_per_second, after.calls_per_second);
  const burst = Math.max(before.calls_burst, after.calls_burst);
  const ticked = { from: before.room.ticked_at, to: after.room.ticked_at };
  if (ticked.from === null) play.callsAllowed = burst;
  else if (ticked.to !== ticked.from) {
    const seconds = Math.max(0, (ticked.to ?? ticked.from) - ticked.from) / 1000;
    play.callsAllowed = Math.min(burst, play.callsAllowed + rate * seconds);
  }
  play.callsAllowed -= calls * turnout;
  if (play.callsAllowed < -1e-6) broken.push(`no more are called than the pace allows: ${-play.callsAllowed} too many`);
  return broken;
}
