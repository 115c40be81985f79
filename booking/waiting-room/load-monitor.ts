import type { Clock } from "#platform/clock.ts";

const WINDOW_MS = 10_000;
/** What fewer people than this have seen in the window says nothing: of so few the slowest one would decide. */
const PEOPLE_MIN = 20;
const HOLD_P95_MS_MAX = 150;
const POOL_WAIT_P95_MS_MAX = 50;
/** From when their request came until their booking was read: no provider is asked meanwhile. */
const KEPT_P95_MS_MAX = 300;
const PAYMENT_ERRORS_MAX = 0.01;
/** That one person's order found no answer is chance. */
const PAYMENT_ERRORS_MIN = 2;
const PEOPLE_KEPT = 5000;

type Kind = "hold" | "poolWait" | "kept" | "payment";
type Sample = { at: number; value: number };

/**
 * What this process sees of trouble, over the last ten seconds: how long holds take, how long they wait while all connections
 * are in use, how long people with a place wait until we know their booking, and how many calls to Razorpay fail. The tick reports it, and fewer people are called while it lasts. Each person
 * counts once, with what they saw last: what one visitor does again and again must not slow the sale for all.
 */
export class LoadMonitor {
  readonly #clock: Clock;
  readonly #samples = {
    hold: new Map<string, Sample>(),
    poolWait: new Map<string, Sample>(),
    kept: new Map<string, Sample>(),
    payment: new Map<string, Sample>(),
  };

  constructor({ clock }: { clock: Clock }) {
    this.#clock = clock;
  }

  /** `tickets`: whose claims were served together. */
  readonly observeHold = (milliseconds: number, tickets: readonly string[]): void =>
    this.#add("hold", milliseconds, tickets);
  readonly observePoolWait = (milliseconds: number, tickets: readonly string[]): void =>
    this.#add("poolWait", milliseconds, tickets);
  /** How long somebody with a place waited until we knew their booking. */
  readonly observeKept = (milliseconds: number, bookingId: string): void =>
    this.#add("kept", milliseconds, [bookingId]);
  readonly observePayment = (isAnswered: boolean, bookingId: string): void =>
    this.#add("payment", isAnswered ? 0 : 1, [bookingId]);

  isOverloaded(): boolean {
    const { hold, poolWait, kept } = this.readDelays();
    return (
      hold > HOLD_P95_MS_MAX ||
      poolWait > POOL_WAIT_P95_MS_MAX ||
      kept > KEPT_P95_MS_MAX ||
      isErrorRateHigh(this.#recent("payment"))
    );
  }

  /** What one in twenty people waited for at least, in milliseconds; 0 where too few came to tell. */
  readDelays(): Record<"hold" | "poolWait" | "kept", number> {
    const read = (kind: Kind) => percentile95(this.#recent(kind));
    return { hold: read("hold"), poolWait: read("poolWait"), kept: read("kept") };
  }

  #add(kind: Kind, value: number, people: readonly string[]): void {
    const samples = this.#samples[kind];
    const at = this.#now();
    for (const person of people) {
      // The newest last.
      samples.delete(person);
      samples.set(person, { at, value });
    }
    for (const person of samples.keys()) {
      if (samples.size <= PEOPLE_KEPT) break;
      samples.delete(person);
    }
  }

  #recent(kind: Kind): number[] {
    const since = this.#now() - WINDOW_MS;
    const samples = this.#samples[kind];
    for (const [person, { at }] of samples) {
      if (at > since) break;
      samples.delete(person);
    }
    return samples.size < PEOPLE_MIN ? [] : [...samples.values()].map(({ value }) => value);
  }

  readonly #now = (): number => this.#clock.now().getTime();
}

const percentile95 = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

function isErrorRateHigh(failures: number[]): boolean {
  const failed = failures.filter(Boolean).length;
  return failed >= PAYMENT_ERRORS_MIN && failed / failures.length > PAYMENT_ERRORS_MAX;
}
