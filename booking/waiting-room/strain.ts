import type { Clock } from "#platform/clock.ts";

const WINDOW_MS = 10_000;
/** Fewer holds or payments than this in the window say nothing. */
const SAMPLES_MIN = 10;
const HOLD_P95_MS_MAX = 150;
const POOL_WAIT_P95_MS_MAX = 50;
const PAYMENT_ERRORS_MAX = 0.01;
const SAMPLES_KEPT = 5000;

type Sample = { at: number; value: number };

/**
 * What this process sees of trouble, over the last ten seconds: how long holds take, how long they wait for a connection,
 * and how many calls to Razorpay fail. The tick reports it, and fewer people are called while it lasts.
 */
export class Strain {
  readonly #clock: Clock;
  readonly #samples = { hold: [] as Sample[], poolWait: [] as Sample[], payment: [] as Sample[] };

  constructor({ clock }: { clock: Clock }) {
    this.#clock = clock;
  }

  readonly observeHold = (milliseconds: number): void => this.#add("hold", milliseconds);
  readonly observePoolWait = (milliseconds: number): void => this.#add("poolWait", milliseconds);
  readonly observePayment = (isAnswered: boolean): void => this.#add("payment", isAnswered ? 0 : 1);

  isStrained(): boolean {
    return (
      percentile95(this.#recent("hold")) > HOLD_P95_MS_MAX ||
      percentile95(this.#recent("poolWait")) > POOL_WAIT_P95_MS_MAX ||
      mean(this.#recent("payment")) > PAYMENT_ERRORS_MAX
    );
  }

  #add(kind: "hold" | "poolWait" | "payment", value: number): void {
    const samples = this.#samples[kind];
    samples.push({ at: this.#now(), value });
    if (samples.length > SAMPLES_KEPT) samples.splice(0, samples.length / 2);
  }

  #recent(kind: "hold" | "poolWait" | "payment"): number[] {
    const since = this.#now() - WINDOW_MS;
    const recent = this.#samples[kind].filter(({ at }) => at > since);
    this.#samples[kind] = recent;
    return recent.length < SAMPLES_MIN ? [] : recent.map(({ value }) => value);
  }

  readonly #now = (): number => this.#clock.now().getTime();
}

const percentile95 = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
