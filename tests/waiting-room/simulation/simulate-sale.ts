import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { decidePollDelay } from "#app/visitor/decide-poll-delay.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { type Draw, numberOf } from "#booking/waiting-room/draw.ts";
import { joinQueue } from "#booking/waiting-room/join-queue.ts";
import { LoadMonitor } from "#booking/waiting-room/load-monitor.ts";
import { openWaitingRoom } from "#booking/waiting-room/open-waiting-room.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { drawOf, type StatusDocument } from "#booking/waiting-room/status-document.ts";
import { anEventOnSale, type EventOnSale } from "#tests/builders/event-on-sale.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { pay } from "#tests/builders/paid-booking.ts";
import type { TestClock } from "#tests/builders/test-clock.ts";
import type { Startline } from "#wiring";
import { chanceOf } from "./chance.ts";
import { pressPay } from "./checkout.ts";
import { behaviourOf, type Crowd, checkoutOf, joinTimes, type Person } from "./people.ts";
import { type Moment, reportOf, type SaleReport } from "./sale-report.ts";

export type SaleOptions = Crowd & {
  seed: number;
  places: number;
  /** How many may be at checkout at once. */
  concurrency: number;
  /** False: everybody is called in the second in which the sale opens, as at a sale without a waiting room. */
  isPaced: boolean;
  /** It ends so long after the opening if it is not sold out before. */
  minutesMax: number;
};

/** A document is a second old, and up to two, when a page shows it: it is made once a second, and kept for one by a cache. */
const STATUS_AGE_SECONDS = 1;
/** After the page has said sold out, long enough that every open page has said so. */
const LAST_SECONDS = 40;
/** Then they give up. */
const PRESSES_MAX = 5;
/** Between two presses of somebody who was told that it is their turn, and then that it is not. */
const PRESS_AGAIN_SECONDS = 60;
/** Of the time at checkout, what passes before Pay is pressed. */
const FORM_SHARE = 0.75;
const RELOAD_AFTER_SECONDS = 30;
/** Of whom the polls are kept: nobody behind so many for each place is ever called. */
const WATCHED_PER_PLACE = 3;

/**
 * One sale from the first join until all who wait know that it is over, second by second in virtual time. The crowd is
 * made up (people.ts); everything that it meets is the product: joins through Redis, the draw, ticks, claims, payments in
 * PostgreSQL, and the rule by which pages ask. The clock must be `startline`'s own, and nobody else may use it meanwhile.
 */
export function simulateSale(startline: Startline, clock: TestClock, options: SaleOptions): Promise<SaleReport> {
  return new Sale(startline, clock, options).run();
}

class Sale {
  readonly #startline: Startline;
  readonly #clock: TestClock;
  readonly #options: SaleOptions;
  readonly #people: Person[];
  readonly #opensAt: number;
  readonly #firstSecond: number;
  /** By the second in which they are due. */
  readonly #actions = new Map<number, (() => Promise<void>)[]>();
  readonly #polls = new Map<number, { person: Person; at: number; isFirst: boolean }[]>();
  readonly #statuses = new Map<number, StatusDocument>();
  readonly #moments: Moment[] = [];
  #event: EventOnSale = { id: "", slug: "", categoryId: "" };
  #draw: Draw | null = null;
  readonly #byNumber = new Map<number, Person>();
  #lastCalled = 0;
  #pollCount = 0;
  #claims = 0;
  #placesTaken = 0;

  constructor(startline: Startline, clock: TestClock, options: SaleOptions) {
    const { pool, redis } = startline;
    // Slow holds of a busy machine are no overload where a second lasts as long as it takes.
    const waitingRoom = openWaitingRoom({ pool, redis, clock, loadMonitor: new LoadMonitor({ clock }) });
    this.#startline = { ...startline, ...waitingRoom };
    this.#clock = clock;
    this.#options = options;
    const times = joinTimes(options, options.seed);
    this.#firstSecond = Math.floor(times[0] ?? 0) - 5;
    this.#opensAt = clock.now().getTime() - this.#firstSecond * 1000;
    this.#people = times.map((joinedAt, place) => ({
      nonce: `simulated-visitor-${options.seed}-${place}`.padEnd(32, "-"),
      joinedAt,
      ticket: null,
      number: null,
      index: 0,
      behaviour: behaviourOf(options, options.seed, -1 - place),
      isPageOpen: true,
      calledAt: null,
      turnSeenAt: null,
      refusals: 0,
      heldAt: null,
      paidAt: null,
      soldOutSeenAt: null,
      polls: [],
    }));
  }

  async run(): Promise<SaleReport> {
    const { places, concurrency, isPaced, minutesMax } = this.#options;
    const pace = { concurrencyTarget: concurrency, callsPerSecond: 20, callsBurst: 40 };
    const noPace = { concurrencyTarget: 5000, callsPerSecond: 1000, callsBurst: 2000 };
    this.#event = await anEventOnSale(this.#startline, {
      capacity: places,
      ...(isPaced ? pace : noPace),
      opensInMinutes: -this.#firstSecond / 60,
      preQueueMinutes: Math.ceil(-this.#firstSecond / 60),
    });
    const reloads = chanceOf(this.#options.seed + 1);
    for (const person of this.#people) {
      this.#plan(person.joinedAt, () => this.#join(person));
      if (reloads() < this.#options.reloadShare) {
        this.#plan(person.joinedAt + RELOAD_AFTER_SECONDS, () => this.#join(person));
      }
    }
    let lastSecond = minutesMax * 60;
    for (let second = this.#firstSecond; second <= lastSecond; second += 1) {
      const status = await this.#runSecond(second);
      if (status.phase === "sold_out") lastSecond = Math.min(lastSecond, this.#soldOutAt(second) + LAST_SECONDS);
    }
    return reportOf({
      places,
      people: this.#people,
      moments: this.#moments,
      pollCount: this.#pollCount,
      counts: await readCounts(this.#startline.db, this.#event.id),
    });
  }

  async #runSecond(second: number): Promise<StatusDocument> {
    this.#clock.set(new Date(this.#opensAt + second * 1000));
    const status = await readNewStatus(this.#startline, this.#event.id);
    this.#statuses.set(second, status);
    this.#statuses.delete(second - STATUS_AGE_SECONDS - 1);
    if (!this.#draw && drawOf(status)) await this.#learnDraw(status);
    this.#noteCalls(status, second);

    const claimsBefore = this.#claims;
    const actions = this.#actions.get(second) ?? [];
    this.#actions.delete(second);
    await Promise.all(actions.map((act) => act()));
    await this.#noteMoment(status, second, this.#claims - claimsBefore);

    const shown = this.#statuses.get(second - STATUS_AGE_SECONDS) ?? status;
    for (const { person, at, isFirst } of this.#polls.get(second) ?? []) this.#poll(person, at, shown, isFirst);
    this.#polls.delete(second);
    return status;
  }

  async #learnDraw(status: StatusDocument): Promise<void> {
    this.#draw = drawOf(status);
    for (const person of this.#people) if (person.ticket) this.#learnNumber(person);
    if (this.#options.isPaced) return;
    await sql`UPDATE waiting_rooms SET serving = issued WHERE event_id = ${this.#event.id}`.execute(this.#startline.db);
  }

  #learnNumber(person: Person): void {
    if (!this.#draw) return;
    person.number = numberOf(this.#draw, person.index);
    person.behaviour = behaviourOf(this.#options, this.#options.seed, person.number);
    if (person.behaviour.isAbsent) person.isPageOpen = false;
    this.#byNumber.set(person.number, person);
  }
  #noteCalls(status: StatusDocument, second: number): void {
    for (; this.#lastCalled < status.queue.serving; this.#lastCalled += 1) {
      const person = this.#byNumber.get(this.#lastCalled + 1);
      if (person && person.calledAt === null) person.calledAt = second;
    }
  }

  async #join(person: Person): Promise<void> {
    const isFirst = person.ticket === null;
    const visit = {
      nonce: person.nonce,
      ticket: person.ticket ?? undefined,
      address: addressOf(person.nonce),
      device: person.nonce,
    };
    let answer = await joinQueue(this.#startline, this.#event.id, visit);
    // The limit on joins counts real seconds, of which a virtual one takes a part.
    while (!answer.joined && (answer.because === "rate_limited" || answer.because === "busy")) {
      await pause(50);
      answer = await joinQueue(this.#startline, this.#event.id, visit);
    }
    if (!answer.joined) {
      person.isPageOpen = false; // Sold out: the page says so and asks no more.
      return;
    }
    person.ticket = answer.ticket;
    if (!isFirst) return;
    person.index = answer.entry.index;
    this.#learnNumber(person);
    if (answer.isCalled) this.#seeTurn(person, person.joinedAt);
    this.#planPoll(person, person.joinedAt + 0.3, true);
  }

  #poll(person: Person, at: number, status: StatusDocument, isFirst: boolean): void {
    if (!person.isPageOpen) return;
    this.#pollCount += 1;
    if (status.phase === "sold_out") {
      person.soldOutSeenAt = at;
      // Who came afterwards proves nothing about how soon it is known.
      if (isFirst) person.soldOutSeenAt = null;
      person.isPageOpen = false;
      return;
    }
    const ahead = person.number === null ? null : Math.max(0, person.number - status.queue.serving);
    if (ahead === 0 && drawOf(status) && person.turnSeenAt === null) this.#seeTurn(person, at);
    if (ahead && (person.number ?? 0) <= WATCHED_PER_PLACE * this.#options.places) person.polls.push({ at, status });
    const delay = decidePollDelay({
      status,
      peopleAhead: ahead,
      failures: 0,
      now: this.#opensAt + at * 1000,
      random: person.behaviour.chance(),
    });
    this.#planPoll(person, at + delay / 1000, false);
  }

  #seeTurn(person: Person, at: number): void {
    person.turnSeenAt = at;
    if (person.behaviour.isAbsent) return;
    this.#plan(at + person.behaviour.reactionSeconds, () => this.#claim(person));
  }

  async #claim(person: Person): Promise<void> {
    if (!person.isPageOpen || person.number === null) return;
    this.#claims += 1;
    const { claims } = this.#startline;
    const turn = { eventId: this.#event.id, ticketId: ticketIdOf(person.nonce), number: person.number };
    let answer = await claims.claim(turn, this.#event.categoryId);
    // The page asks again by itself, and how long this machine takes is no part of virtual time.
    while (!answer.granted && answer.because === "busy") answer = await claims.claim(turn, this.#event.categoryId);
    if (answer.granted) {
      person.heldAt = this.#second();
      person.isPageOpen = false;
      this.#planCheckout(person, answer.booking.id);
      return;
    }
    person.refusals += 1;
    if (person.refusals >= PRESSES_MAX) person.isPageOpen = false;
    if (answer.because === "sold_out" || !person.isPageOpen) return;
    const { chance } = person.behaviour;
    this.#plan(this.#second() + PRESS_AGAIN_SECONDS * (0.5 + chance()), () => this.#claim(person));
  }

  #planCheckout(person: Person, bookingId: string): void {
    const { leavesAt, seconds } = checkoutOf(this.#options, this.#options.seed, this.#placesTaken);
    this.#placesTaken += 1;
    if (leavesAt === "form") return;
    this.#plan(this.#second() + FORM_SHARE * seconds, async () => {
      const isPaying = await pressPay(this.#startline, this.#event.id, bookingId);
      if (!isPaying || leavesAt === "payment") return;
      this.#plan(this.#second() + (1 - FORM_SHARE) * seconds, async () => {
        await pay(this.#startline, bookingId);
        person.paidAt = this.#second();
      });
    });
  }

  async #noteMoment(status: StatusDocument, second: number, claims: number): Promise<void> {
    const counts = await readCounts(this.#startline.db, this.#event.id);
    const { phase, confirmed } = status;
    this.#moments.push({ second, phase, confirmed, held: counts?.held ?? 0, called: counts?.called ?? 0, claims });
  }

  #soldOutAt(now: number): number {
    return this.#moments.find(({ phase }) => phase === "sold_out")?.second ?? now;
  }

  #second(): number {
    return (this.#clock.now().getTime() - this.#opensAt) / 1000;
  }

  /** Never within the second that is under way: its actions have begun. */
  #plan(at: number, act: () => Promise<void>): void {
    const isUnderWay = this.#event.id !== "" && this.#moments.length > 0;
    const second = Math.max(Math.floor(at), isUnderWay ? this.#second() + 1 : Math.floor(at));
    const actions = this.#actions.get(second) ?? [];
    actions.push(act);
    this.#actions.set(second, actions);
  }

  #planPoll(person: Person, at: number, isFirst: boolean): void {
    if (!person.isPageOpen) return;
    const second = Math.max(Math.floor(at), this.#second());
    const polls = this.#polls.get(second) ?? [];
    polls.push({ person, at, isFirst });
    this.#polls.set(second, polls);
  }
}

/** Some share one, as behind a carrier's NAT. */
const addressOf = (nonce: string): string => `10.0.${Number.parseInt(nonce.split("-").at(3) ?? "0", 10) % 200}.1`;
