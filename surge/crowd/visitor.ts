import { drawOf, numberOf } from "../page/draw.ts";
import { decidePollDelay } from "../page/poll-delay.ts";
import { solveChallenge } from "../page/proof.ts";
import { decideScreen, type Screen } from "../page/screen.ts";
import { laterStatus, type Status } from "../page/status.ts";
import { updateWait, type WaitMemory } from "../page/update-wait.ts";
import type { Random } from "../random.ts";
import { type Browser, RunOver } from "./browser.ts";
import { type Booked, goThroughCheckout } from "./checkout.ts";
import type { Intent } from "./habits.ts";
import { codeOf, type Reply } from "./reply.ts";
import type { End, Told } from "./visitor-record.ts";

/** As the pages have them: app/visitor/take-place.ts, decide-rejoin.ts and use-claim.ts of the queue. */
const JOIN_PATIENCE_MS = 20_000;
const CLAIM_PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 5000;
const STATUS_TIMEOUT_MS = 4000;
const PROOFS_MAX = 4;
/** How long a call lasts at least (call_window_seconds). */
export const CALL_MS = 60_000;

type Sale = { slug: string; categoryIds: readonly string[] };

/** One visitor, from the event's page to a ticket, or to the sentence that ends the visit. */
export class Visitor {
  readonly #browser: Browser;
  readonly #intent: Intent;
  readonly #sale: Sale;
  readonly #nonce: string;
  #status: Status | null = null;
  #failures = 0;
  #ticket = "";
  #entry: { index: number; number: number | null } | undefined;
  #wasCalled = false;
  #hasLapsed = false;
  #refusedCode: string | null = null;
  #wait: WaitMemory | undefined;
  #categoryId: string;

  constructor(browser: Browser, intent: Intent, sale: Sale) {
    this.#browser = browser;
    this.#intent = intent;
    this.#sale = sale;
    this.#nonce = nonceOf(browser.random);
    this.#categoryId = browser.random.pick(sale.categoryIds);
  }

  /** Never fails: how it went is in the browser's record. */
  async visit(): Promise<void> {
    const { record } = this.#browser;
    try {
      record.end = await this.#goThrough();
      record.endedAt = Date.now();
    } catch (error) {
      if (!(error instanceof RunOver)) throw error;
    }
  }

  async #goThrough(): Promise<End> {
    const { slug } = this.#sale;
    await this.#browser.call({ step: "page", class: "public", path: `/e/${slug}` });
    await this.#poll();
    if (this.#intent.hasSecondTab) void this.#openSecondTab();
    for (;;) {
      const screen = this.#screen();
      const end = await this.#act(screen);
      if (end) return end;
    }
  }

  /** What a person does at this screen; answers how the visit ended, if it did. */
  async #act(screen: Screen): Promise<End | null> {
    switch (screen) {
      case "sold_out":
        this.#tell("sold_out", this.#status ? Date.parse(this.#status.generatedAt) : Date.now());
        return "sold_out";
      case "closed":
      case "cancelled":
        return "left";
      case "joining":
        return this.#join();
      case "not_open":
      case "draw":
      case "waiting":
        await this.#pauseAndPoll();
        return null;
      case "turn":
      case "lapsed":
        return this.#answerTurn(screen);
    }
  }

  #screen(): Screen {
    const number = this.#number();
    if (typeof number === "number") this.#browser.record.number = number;
    return decideScreen({ status: this.#status, number, wasCalled: this.#wasCalled, hasLapsed: this.#hasLapsed });
  }

  #number(): number | null | undefined {
    if (!this.#entry) return undefined;
    const draw = this.#status && drawOf(this.#status);
    return draw ? numberOf(draw, this.#entry.index) : this.#entry.number;
  }

  async #join(): Promise<End | null> {
    if (this.#refusedCode !== null && this.#refusedCode !== "sale_not_open") {
      // As decide-rejoin.ts: the page joins again by itself.
      await this.#browser.pause(this.#browser.random.between(5000, 10_000));
      await this.#poll();
    } else if (this.#refusedCode === "sale_not_open") await this.#pauseAndPoll();
    const reply = await this.#sendJoin();
    const { record } = this.#browser;
    if (reply.kind === "ok") {
      this.#ticket = reply.body.ticket;
      this.#entry = { index: reply.body.entry.index, number: reply.body.entry.number };
      this.#wasCalled = reply.body.called;
      this.#refusedCode = null;
      record.joinedAt ??= Date.now();
      return null;
    }
    this.#refusedCode = codeOf(reply);
    if (this.#refusedCode === "sold_out") {
      this.#tell("sold_out", Date.now());
      return "sold_out";
    }
    if (this.#refusedCode === "sale_closed") return "left";
    return null;
  }

  async #sendJoin(): Promise<Reply> {
    let proof: string | null = null;
    for (let proofs = 0; ; proofs += 1) {
      const body = { nonce: this.#nonce, fromCookie: true, ...(proof && { proof }) };
      const path = `/api/events/${this.#sale.slug}/queue`;
      const step = { step: "join", class: "new", method: "POST", path, body, same: "entry.index" } as const;
      const reply = await this.#browser.retried(step, Date.now() + JOIN_PATIENCE_MS);
      const challenge = reply.kind === "refused" ? reply.body?.challenge : undefined;
      if (!challenge || proofs === PROOFS_MAX) return reply;
      proof = await solveChallenge(challenge);
    }
  }

  async #answerTurn(screen: "turn" | "lapsed"): Promise<End | null> {
    const { record } = this.#browser;
    if (record.turnAt === null) {
      record.turnAt = Date.now();
      this.#tell("called", this.#status ? Date.parse(this.#status.generatedAt) : Date.now());
      if (this.#intent.isAbsent) return "absent";
      await this.#browser.pause(this.#intent.reactMs);
    } else if (screen === "lapsed") {
      await this.#browser.pause(ASK_AGAIN_MS);
      await this.#poll();
      if (this.#screen() !== "lapsed") return null;
    }
    const reply = await this.#claim();
    if (reply.kind === "ok") return this.#hold(reply);
    const code = codeOf(reply);
    if (code === "not_called") {
      this.#hasLapsed = true;
      return null;
    }
    if (code === "category_full") {
      this.#categoryId = reply.kind === "refused" && reply.body.open?.[0] ? reply.body.open[0] : this.#categoryId;
      await this.#browser.pause(1500);
      return null;
    }
    if (code === "sold_out") {
      this.#tell("sold_out", Date.now());
      return "sold_out";
    }
    record.refusedCode = code;
    if (code === "claims_used_up" || code === "invalid_ticket" || code === "sale_closed") return "refused";
    await this.#pauseAndPoll(); // The page says that it is busy; the person presses again.
    return null;
  }

  #claim(): Promise<Reply> {
    this.#browser.record.claimedAt ??= Date.now();
    const body = { ticket: this.#ticket, categoryId: this.#categoryId, nonce: this.#nonce };
    const path = `/api/events/${this.#sale.slug}/bookings`;
    const step = { step: "claim", class: "called", method: "POST", path, body, same: "bookingId" } as const;
    return this.#browser.retried(step, Date.now() + CLAIM_PATIENCE_MS);
  }

  async #hold(reply: Extract<Reply, { kind: "ok" }>): Promise<End | null> {
    const { record } = this.#browser;
    const { bookingId, accessToken, holdExpiresAt } = reply.body;
    record.bookingId = bookingId;
    record.heldAt ??= Date.now();
    record.timesHeld += 1;
    this.#tell("held", Date.now());
    const booked: Booked = { slug: this.#sale.slug, bookingId, accessToken, holdExpiresAt: Date.parse(holdExpiresAt) };
    const end = await goThroughCheckout(this.#browser, this.#intent, booked);
    if (!this.#intent.isOfGang || end !== "gave_up_place") return end;
    this.#hasLapsed = true;
    return null;
  }

  /** The same browser once more: it must be told the same. */
  async #openSecondTab(): Promise<void> {
    try {
      await this.#browser.pause(this.#browser.random.between(2000, 10_000));
      const { slug } = this.#sale;
      await this.#browser.call({ step: "page", class: "public", path: `/e/${slug}` });
      const reply = await this.#sendJoin();
      if (reply.kind !== "ok" || !this.#entry) return;
      const { index } = reply.body.entry;
      const { oddities } = this.#browser.world;
      const { index: visitor } = this.#browser.record;
      if (index !== this.#entry.index) oddities.push(`visitor ${visitor}: two tabs, ${this.#entry.index} and ${index}`);
      while (this.#browser.record.heldAt === null && this.#browser.record.endedAt === null) await this.#pauseAndPoll();
      const { bookingId } = this.#browser.record;
      const claimed = bookingId === null ? null : await this.#claim();
      if (claimed?.kind === "ok" && claimed.body.bookingId !== this.#browser.record.bookingId)
        oddities.push(`visitor ${visitor}: two tabs, ${bookingId} and ${claimed.body.bookingId}`);
    } catch (error) {
      if (!(error instanceof RunOver)) throw error;
    }
  }

  async #pauseAndPoll(): Promise<void> {
    const number = this.#number();
    const peopleAhead =
      this.#status && typeof number === "number" ? Math.max(0, number - this.#status.queue.serving) : null;
    const random = this.#browser.random.fraction();
    const facts = { status: this.#status, peopleAhead, failures: this.#failures, now: Date.now(), random };
    await this.#browser.pause(decidePollDelay(facts));
    if (this.#intent.reloads) {
      await this.#browser.call({ step: "page", class: "public", path: `/e/${this.#sale.slug}/queue` });
    }
    await this.#poll();
  }

  async #poll(): Promise<void> {
    const path = `/api/events/${this.#sale.slug}/status`;
    const reply = await this.#browser.call({ step: "status", class: "public", path, giveUpAfterMs: STATUS_TIMEOUT_MS });
    if (reply.kind !== "ok" || !reply.body?.queue) {
      this.#failures += 1;
      return;
    }
    this.#failures = 0;
    this.#status = laterStatus(this.#status, reply.body);
    this.#noteWait(this.#status);
  }

  #noteWait(status: Status): void {
    const number = this.#number();
    const { record } = this.#browser;
    if (typeof number !== "number" || record.turnAt !== null) return;
    const ahead = Math.max(0, number - status.queue.serving - 1);
    const { memory, range } = updateWait(this.#wait, status, ahead);
    this.#wait = memory;
    if (range && record.toldWait === null) record.toldWait = { at: Date.now(), ...range };
  }

  #tell(what: Told["what"], askedAt: number): void {
    this.#browser.record.told.push({ what, askedAt, at: Date.now() });
  }
}

const NONCE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export const nonceOf = (random: Random): string =>
  Array.from({ length: 32 }, () => random.pick([...NONCE_LETTERS])).join("");
