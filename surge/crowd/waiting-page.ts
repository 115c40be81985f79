import { drawOf, numberOf } from "../page/draw.ts";
import { decidePollDelay } from "../page/poll-delay.ts";
import { decideScreen, type Screen } from "../page/screen.ts";
import { laterStatus, type Status } from "../page/status.ts";
import { updateWait, type WaitMemory } from "../page/update-wait.ts";
import type { Browser } from "./browser.ts";

/** As app/visitor/poll-status.ts has it. */
const STATUS_TIMEOUT_MS = 4000;

/** The page of somebody who waits: polls the status document, and knows which screen it shows. */
export class WaitingPage {
  /** Undefined before joining; the number is null before the draw. */
  entry: { index: number; number: number | null } | undefined;
  /** The answer to the join said that the number is called. */
  wasCalled = false;
  /** It was called, and its place had gone to somebody else. */
  hasLapsed = false;
  status: Status | null = null;
  readonly #browser: Browser;
  readonly #slug: string;
  readonly #reloads: boolean;
  #failures = 0;
  #wait: WaitMemory | undefined;

  constructor(browser: Browser, slug: string, reloads: boolean) {
    this.#browser = browser;
    this.#slug = slug;
    this.#reloads = reloads;
  }

  screen(): Screen {
    const number = this.#number();
    if (typeof number === "number") this.#browser.record.number = number;
    const { status, wasCalled, hasLapsed } = this;
    return decideScreen({ status, number, wasCalled, hasLapsed });
  }

  /** Waits as long as the page would until its next poll, and polls. */
  async pauseAndPoll(): Promise<void> {
    const number = this.#number();
    const { status } = this;
    const peopleAhead = status && typeof number === "number" ? Math.max(0, number - status.queue.serving) : null;
    const random = this.#browser.random.fraction();
    await this.#browser.pause(
      decidePollDelay({ status, peopleAhead, failures: this.#failures, now: Date.now(), random }),
    );
    if (this.#reloads) {
      await this.#browser.call({ step: "page", class: "public", path: `/e/${this.#slug}/queue` });
    }
    await this.poll();
  }

  async poll(): Promise<void> {
    const path = `/api/events/${this.#slug}/status`;
    const reply = await this.#browser.call({ step: "status", class: "public", path, giveUpAfterMs: STATUS_TIMEOUT_MS });
    if (reply.kind !== "ok" || !reply.body?.queue) {
      this.#failures += 1;
      return;
    }
    this.#failures = 0;
    this.status = laterStatus(this.status, reply.body, Date.now());
    this.#noteWait(this.status);
  }

  /** When what the page shows was true, in milliseconds since 1970. */
  shownAt(): number {
    return this.status ? Date.parse(this.status.generatedAt) : Date.now();
  }

  #number(): number | null | undefined {
    if (!this.entry) return undefined;
    const draw = this.status && drawOf(this.status);
    return draw ? numberOf(draw, this.entry.index) : this.entry.number;
  }

  #noteWait(status: Status): void {
    const number = this.#number();
    const { record } = this.#browser;
    if (typeof number !== "number" || record.turnAt !== null) return;
    const { memory, range } = updateWait(this.#wait, status, Math.max(0, number - status.queue.serving - 1));
    this.#wait = memory;
    if (range && record.toldWait === null) record.toldWait = { at: Date.now(), ...range };
  }
}
