import { CLAIMS_PER_TICKET, GRACE_MINUTES, HOLD_MINUTES, PAY_MINUTES } from "#booking/bookings/booking.ts";
import { type Counts, uncommittedPlaces } from "#booking/capacity/capacity.ts";

type ModelBooking = {
  id: string;
  number: number;
  categoryId: string;
  state: "held" | "paying" | "confirmed" | "expired" | "released" | "cancelled";
  keptUntil: number;
  payBy: number;
  createdAt: number;
};
/** Somebody on the waitlist; `offer` is the id of the booking that was offered. */
type ModelEntry = { id: string; categoryId: string; offer: string | null; hasLeft: boolean };
type Window = {
  first: number;
  last: number;
  granted: number;
  claimed: number;
  /** Of its claims, since the call, summed. */
  claimSeconds: number;
  calledAt: number;
  expiresAt: number;
  isOpen: boolean;
};

/** Of a number whose owner came back after the call. */
type Recall = { goesBehind: number; requestedAt: number; timesRecalled: number; isWaiting: boolean };

type InOrder = Pick<Recall, "goesBehind" | "requestedAt"> & { number: number };
const inOrder = (a: InOrder, b: InOrder): number =>
  a.goesBehind - b.goesBehind || a.requestedAt - b.requestedAt || a.number - b.number;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INDIA_MS = 5.5 * HOUR;

/** Until when a place that is offered now is held: half a day, and one of the night until eleven in the morning. */
function offeredUntil(now: number): number {
  const hour = ((now + INDIA_MS) / HOUR) % 24;
  if (hour >= 7 && hour < 22) return now + 12 * HOUR;
  const midnight = now + INDIA_MS - hour * HOUR + (hour >= 22 ? 24 * HOUR : 0);
  return Math.max(now + 12 * HOUR, midnight + 11 * HOUR - INDIA_MS);
}

const WINDOW_MS = 60_000;

/** The rules of places in plain TypeScript, one visitor a number: what PostgreSQL must agree with after every step. */
export class PlacesModel {
  now: number;
  issued = 0;
  serving = 0;
  capacity: number;
  readonly concurrencyTarget: number;
  #arrivals = { turnout: 1, claimDelaySeconds: 10 };
  readonly categories: Map<string, number>;
  readonly windows: Window[] = [];
  readonly recalls = new Map<number, Recall>();
  isRecallNext = true;
  readonly bookings: ModelBooking[] = [];
  readonly waitlist: ModelEntry[] = [];

  constructor(start: number, capacity: number, categories: Map<string, number>, concurrencyTarget: number) {
    this.now = start;
    this.capacity = capacity;
    this.categories = new Map(categories);
    this.concurrencyTarget = concurrencyTarget;
  }

  counts(): Counts {
    return {
      capacity: this.capacity,
      called: this.windows.reduce((sum, window) => sum + (window.isOpen ? window.granted - window.claimed : 0), 0),
      held: this.#count(["held", "paying"]),
      confirmed: this.#count(["confirmed"]),
    };
  }

  categoryCounts() {
    return [...this.categories].map(([categoryId, capacity]) => ({
      categoryId,
      capacity,
      held: this.#count(["held", "paying"], categoryId),
      confirmed: this.#count(["confirmed"], categoryId),
    }));
  }

  /** What the calls of the last three windows whose time is over tell of those to come. */
  #readArrivals() {
    const over = this.windows.filter(
      (window) => window.calledAt > this.now - 3 * WINDOW_MS && window.expiresAt <= this.now,
    );
    const sum = (count: (window: Window) => number) => over.reduce((total, window) => total + count(window), 0);
    const came = 20 + sum(({ claimed }) => claimed);
    return {
      turnout: Math.max(1 / 3, came / (20 + sum(({ granted }) => granted))),
      claimDelaySeconds: Math.max(1, (20 * (WINDOW_MS / 6000) + sum(({ claimSeconds }) => claimSeconds)) / came),
    };
  }

  /** That somebody comes whose call has waited so long. */
  #chanceOf(secondsWaited: number): number {
    const { turnout, claimDelaySeconds } = this.#arrivals;
    const notYet = Math.exp(-secondsWaited / claimDelaySeconds);
    return (turnout * notYet) / (1 - turnout + turnout * notYet);
  }

  #atCheckout(): number {
    const calls = this.windows
      .filter(({ isOpen }) => isOpen)
      .map(({ granted, claimed, calledAt }) => ({
        waiting: granted - claimed,
        chance: this.#chanceOf((this.now - calledAt) / 1000),
      }));
    const expected = calls.reduce((sum, { waiting, chance }) => sum + waiting * chance, 0);
    const variance = calls.reduce((sum, { waiting, chance }) => sum + waiting * chance * (1 - chance), 0);
    const room = this.concurrencyTarget - (this.counts().held - this.#offered()) - expected - 1.5 * Math.sqrt(variance);
    return Math.floor(room / this.#arrivals.turnout);
  }

  free = (): number => uncommittedPlaces(this.counts(), this.categoryCounts());

  /** Expiry is a fact of time. */
  sweep(): void {
    for (const booking of this.bookings) {
      const isDue = (booking.state === "held" || booking.state === "paying") && booking.keptUntil <= this.now;
      if (isDue) booking.state = "expired";
    }
    for (const window of this.windows) if (window.expiresAt <= this.now) window.isOpen = false;
    this.#offer();
  }

  readonly #isWaiting = ({ offer, hasLeft }: ModelEntry): boolean => offer === null && !hasLeft;

  /** Places that are held for whoever was offered one. */
  #offered(): number {
    const offers = new Set(this.waitlist.map(({ offer }) => offer));
    return this.bookings.filter(({ id, state }) => offers.has(id) && (state === "held" || state === "paying")).length;
  }

  /** How many places may come back to whoever is not on the waitlist. */
  #hope(): number {
    const { held, called } = this.counts();
    return held + called - this.#offered() - this.waitlist.filter(this.#isWaiting).length;
  }

  /** Whatever is free goes to whoever waits longest for it. */
  #offer(): void {
    while (this.free() > 0) {
      const entry = this.waitlist.find((each) => this.#isWaiting(each) && this.#freeIn(each.categoryId) > 0);
      if (!entry) return;
      // PostgreSQL makes the id; until it is known the booking has this one.
      entry.offer = offerOf(entry.id);
      const keptUntil = offeredUntil(this.now);
      const { categoryId } = entry;
      const number = -1 - this.waitlist.indexOf(entry);
      this.bookings.push({
        id: entry.offer,
        number,
        categoryId,
        state: "held",
        keptUntil,
        payBy: 0,
        createdAt: this.now,
      });
    }
  }

  joinWaitlist(id: string, categoryId: string): string {
    this.sweep();
    if (this.free() > 0 || this.#hope() > 0) return "not_sold_out";
    this.waitlist.push({ id, categoryId, offer: null, hasLeft: false });
    return "joined";
  }

  leaveWaitlist(entry: ModelEntry): string {
    this.sweep();
    const offer = this.bookings.find(({ id }) => id === entry.offer);
    if (offer?.state === "paying") return "payment_under_way";
    if (offer?.state === "confirmed" || offer?.state === "cancelled") return "already_confirmed";
    if (offer?.state === "held") {
      offer.state = "released";
      this.#offer();
    } else if (!offer) entry.hasLeft = true;
    return "ended";
  }

  /** An organizer cancels what is paid for. */
  cancel(booking: ModelBooking): string {
    this.sweep();
    if (booking.state !== "confirmed") return "skipped";
    booking.state = "cancelled";
    this.#offer();
    return "cancelled";
  }

  tick(joined: number): void {
    this.issued += joined;
    this.sweep();
    this.#arrivals = this.#readArrivals();
    const credits = Math.max(0, Math.min(this.#atCheckout(), this.free()));
    const share = Math.floor((credits + Number(this.isRecallNext)) / 2);
    const back = this.#waitingInOrder()
      .filter(({ goesBehind }) => goesBehind <= this.serving)
      .slice(0, Math.max(share, credits - (this.issued - this.serving)));
    for (const recall of back) {
      recall.isWaiting = false;
      recall.timesRecalled += 1;
      this.#open(recall.number, 1);
    }
    const next = Math.min(credits - back.length, this.issued - this.serving);
    if (back.length !== next) this.isRecallNext = back.length < next;
    if (next <= 0) return;
    const latest = this.windows.find(
      (window) =>
        window.isOpen &&
        window.last === this.serving &&
        window.calledAt > this.now - 1000 &&
        window.last > window.first,
    );
    if (latest) {
      latest.last += next;
      latest.granted += next;
      latest.expiresAt = this.now + WINDOW_MS;
    } else this.#open(this.serving + 1, next);
    this.serving += next;
  }

  #waitingInOrder() {
    return [...this.recalls]
      .filter(([, { isWaiting }]) => isWaiting)
      .map(([number, recall]) => Object.assign(recall, { number }))
      .sort(inOrder);
  }

  /** Where a number stands that asks again now: ahead of others once, and after that behind the newest issued. */
  #goesBehind(number: number): number {
    const recall = this.recalls.get(number);
    if (recall?.isWaiting) return recall.goesBehind;
    return recall && recall.timesRecalled > 0 ? this.issued : number;
  }

  /** Of those who come together whoever stands before others goes first. Answers by number. */
  claimTogether(claims: { number: number; categoryId: string; bookingId: string }[]): Map<number, string> {
    this.sweep();
    const waiting = this.#waitingInOrder();
    return new Map(
      claims
        .toSorted((a, b) => this.#goesBehind(a.number) - this.#goesBehind(b.number) || a.number - b.number)
        .map(({ number, categoryId, bookingId }) => {
          const doOthersWait = this.issued > this.serving || waiting.some((other) => other.number !== number);
          return [number, this.#claim(number, categoryId, bookingId, doOthersWait)];
        }),
    );
  }

  #claim(number: number, categoryId: string, bookingId: string, doOthersWait: boolean): string {
    const own = this.bookings.filter((booking) => booking.number === number);
    if (own.some((booking) => ["held", "paying", "confirmed"].includes(booking.state))) return "again";
    const holds = own.reduce((sum, { state }) => sum + (state === "expired" ? 1 : 0.5), 0);
    const last = Math.max(Number.NEGATIVE_INFINITY, ...own.map((booking) => booking.createdAt));
    const call = this.windows
      .filter((window) => window.isOpen && window.first <= number && number <= window.last)
      .sort((a, b) => b.calledAt - a.calledAt)[0];
    const hasCall = call !== undefined && call.calledAt > last;
    const credits = Math.min(this.#atCheckout(), this.free());
    const wasCalled = number <= this.serving;
    const goesBehind = this.#goesBehind(number);
    const recall = this.recalls.get(number);
    const requestedAt = recall?.isWaiting ? recall.requestedAt : this.now;
    const place = { goesBehind, requestedAt, number };
    const isFirstBack = this.#waitingInOrder().every((other) => inOrder(place, other) <= 0);
    const isAwaited = this.issued > this.serving;
    if (!hasCall && holds >= CLAIMS_PER_TICKET && doOthersWait) return "claims_used_up";

    if (hasCall || (credits > 0 && wasCalled && !isAwaited && isFirstBack)) {
      if (this.#freeIn(categoryId) < 1) return "category_full";
      if (hasCall) {
        call.claimed += 1;
        call.claimSeconds += (this.now - call.calledAt) / 1000;
        call.isOpen = call.claimed < call.granted;
      }
      if (recall) recall.isWaiting = false;
      if (!hasCall) {
        const timesRecalled = (recall?.timesRecalled ?? 0) + 1;
        this.recalls.set(number, { goesBehind, requestedAt: this.now, timesRecalled, isWaiting: false });
      }
      const keptUntil = this.now + HOLD_MINUTES * MINUTE;
      this.bookings.push({
        id: bookingId,
        number,
        categoryId,
        state: "held",
        keptUntil,
        payBy: 0,
        createdAt: this.now,
      });
      return "held";
    }
    if (this.free() <= 0 && this.#hope() <= 0) return "sold_out";
    if (wasCalled && !recall?.isWaiting) {
      const timesRecalled = recall?.timesRecalled ?? 0;
      this.recalls.set(number, { goesBehind, requestedAt: this.now, timesRecalled, isWaiting: true });
    }
    return "not_called";
  }

  startPaying(booking: ModelBooking): string {
    this.sweep();
    if (booking.state === "paying") return this.now < booking.payBy ? "paying" : "hold_expired";
    if (booking.state === "confirmed") return "already_confirmed";
    if (booking.state === "expired") return "hold_expired";
    if (booking.state === "released" || booking.state === "cancelled") return "booking_ended";
    booking.state = "paying";
    booking.payBy = this.now + PAY_MINUTES * MINUTE;
    booking.keptUntil = booking.payBy + GRACE_MINUTES * MINUTE;
    return "paying";
  }

  release(booking: ModelBooking): string {
    this.sweep();
    if (booking.state === "confirmed" || booking.state === "cancelled") return "already_confirmed";
    if (booking.state === "paying") return "payment_under_way";
    if (booking.state === "held") {
      booking.state = "released";
      this.#offer();
    }
    return "released";
  }

  changeCategory(booking: ModelBooking, categoryId: string): string {
    this.sweep();
    if (booking.state === "paying") return "payment_under_way";
    if (booking.state === "confirmed") return "already_confirmed";
    if (booking.state === "expired") return "hold_expired";
    if (booking.state === "released" || booking.state === "cancelled") return "booking_ended";
    if (booking.categoryId !== categoryId && this.#freeIn(categoryId) < 1) return "category_full";
    booking.categoryId = categoryId;
    this.#offer();
    return "changed";
  }

  /** Money was captured for the booking: what becomes of it? */
  pay(booking: ModelBooking): "confirmed" | "refunded" {
    this.sweep();
    if (booking.state === "expired") {
      const hasOther = this.bookings.some(
        (other) =>
          other !== booking && other.number === booking.number && ["held", "paying", "confirmed"].includes(other.state),
      );
      if (hasOther || this.free() < 1 || this.#freeIn(booking.categoryId) < 1) return "refunded";
    } else if (booking.state === "released" || booking.state === "cancelled") return "refunded";
    booking.state = "confirmed";
    return "confirmed";
  }

  changeCapacity(capacity: number): string {
    this.sweep();
    const { called, held, confirmed } = this.counts();
    if (called + held + confirmed > capacity) return "below_sold";
    this.capacity = capacity;
    this.#offer();
    return "changed";
  }

  #open(first: number, granted: number): void {
    const expiresAt = this.now + WINDOW_MS;
    this.windows.push({
      first,
      last: first + granted - 1,
      granted,
      claimed: 0,
      claimSeconds: 0,
      calledAt: this.now,
      expiresAt,
      isOpen: true,
    });
  }

  #freeIn(categoryId: string): number {
    const counts = this.categoryCounts().find((category) => category.categoryId === categoryId);
    return counts ? counts.capacity - counts.held - counts.confirmed : 0;
  }

  #count(states: string[], categoryId?: string): number {
    return this.bookings.filter(
      (booking) => states.includes(booking.state) && (categoryId === undefined || booking.categoryId === categoryId),
    ).length;
  }
}

/** The id of an offer until PostgreSQL's own is known. */
export const offerOf = (entryId: string): string => `offer to ${entryId}`;

export type { ModelBooking };
