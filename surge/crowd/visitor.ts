import { solveChallenge } from "../page/proof.ts";
import { TURN_PAUSE_MAX_MS } from "../page/retry-delay.ts";
import type { Screen } from "../page/screen.ts";
import { type Browser, RunOver } from "./browser.ts";
import { type Booked, goThroughCheckout } from "./checkout.ts";
import type { Intent } from "./habits.ts";
import { nonceOf } from "./nonce.ts";
import { codeOf, type Reply } from "./reply.ts";
import type { End, Told } from "./visitor-record.ts";
import { WaitingPage } from "./waiting-page.ts";

/** As the pages have them: app/visitor/take-place.ts, decide-rejoin.ts and use-claim.ts of the queue. */
const ASK_AGAIN_MS = 5000;
const CHOOSE_AGAIN_MS = 1500;
const PROOFS_MAX = 4;

type Sale = { slug: string; categoryIds: readonly string[] };

/** One visitor, from the event's page to a ticket, or to the sentence that ends the visit. */
export class Visitor {
  readonly #browser: Browser;
  readonly #intent: Intent;
  readonly #sale: Sale;
  readonly #page: WaitingPage;
  readonly #nonce: string;
  #ticket = "";
  #refusedCode: string | null = null;
  #categoryId: string;

  constructor(browser: Browser, intent: Intent, sale: Sale) {
    this.#browser = browser;
    this.#intent = intent;
    this.#sale = sale;
    this.#page = new WaitingPage(browser, sale.slug, intent.reloads);
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
    await this.#browser.call({ step: "page", class: "public", path: `/e/${this.#sale.slug}` });
    await this.#page.poll();
    if (this.#intent.hasSecondTab) void this.#openSecondTab();
    for (;;) {
      const end = await this.#act(this.#page.screen());
      if (end) return end;
    }
  }

  /** What a person does at this screen; answers how the visit ended, if it did. */
  async #act(screen: Screen): Promise<End | null> {
    switch (screen) {
      case "sold_out":
        return this.#readSoldOut(this.#page.shownAt());
      case "closed":
      case "cancelled":
        return "left";
      case "joining":
        return this.#join();
      case "not_open":
      case "draw":
      case "waiting":
        await this.#page.pauseAndPoll();
        return null;
      case "turn":
      case "lapsed":
        return this.#answerTurn(screen);
    }
  }

  async #join(): Promise<End | null> {
    // As decide-rejoin.ts: the page joins again by itself.
    if (this.#refusedCode === "sale_not_open") await this.#page.pauseAndPoll();
    else if (this.#refusedCode !== null) {
      await this.#browser.pause(this.#browser.random.between(5000, 10_000));
      await this.#page.poll();
    }
    const reply = await this.#sendJoin();
    if (reply.kind === "ok") {
      const { ticket, entry, called } = reply.body;
      this.#ticket = ticket;
      this.#page.entry = { index: entry.index, number: entry.number };
      this.#page.wasCalled = called;
      this.#refusedCode = null;
      this.#browser.record.joinedAt ??= Date.now();
      return null;
    }
    this.#refusedCode = codeOf(reply);
    if (this.#refusedCode === "sold_out") return this.#readSoldOut(Date.now());
    return this.#refusedCode === "sale_closed" ? "left" : null;
  }

  async #sendJoin(): Promise<Reply> {
    let proof: string | null = null;
    for (let proofs = 0; ; proofs += 1) {
      const body = { nonce: this.#nonce, fromCookie: true, ...(proof && { proof }) };
      const path = `/api/events/${this.#sale.slug}/queue`;
      const step = { step: "join", class: "new", method: "POST", path, body, same: "entry.index" } as const;
      const reply = await this.#browser.retried(step);
      const challenge = reply.kind === "refused" ? reply.body?.challenge : undefined;
      if (!challenge || proofs === PROOFS_MAX) return reply;
      proof = await solveChallenge(challenge);
    }
  }

  async #answerTurn(screen: "turn" | "lapsed"): Promise<End | null> {
    const { record } = this.#browser;
    if (record.turnAt === null) {
      record.turnAt = Date.now();
      this.#tell("called", this.#page.shownAt());
      if (this.#intent.isAbsent) return "absent";
      await this.#browser.pause(this.#intent.reactMs);
    } else if (screen === "lapsed") {
      await this.#browser.pause(ASK_AGAIN_MS);
      await this.#page.poll();
      if (this.#page.screen() !== "lapsed") return null;
    }
    const reply = await this.#claim();
    return reply.kind === "ok" ? this.#hold(reply) : this.#readRefusal(reply);
  }

  #claim(): Promise<Reply> {
    this.#browser.record.claimedAt ??= Date.now();
    const body = { ticket: this.#ticket, categoryId: this.#categoryId, nonce: this.#nonce };
    const path = `/api/events/${this.#sale.slug}/bookings`;
    const step = { step: "claim", class: "called", method: "POST", path, body, same: "bookingId" } as const;
    return this.#browser.retried(step, () => TURN_PAUSE_MAX_MS);
  }

  async #readRefusal(reply: Exclude<Reply, { kind: "ok" }>): Promise<End | null> {
    const code = codeOf(reply);
    switch (code) {
      case "not_called":
        this.#page.hasLapsed = true;
        return null;
      case "category_full":
        this.#categoryId = (reply.kind === "refused" && reply.body.open?.[0]) || this.#categoryId;
        await this.#browser.pause(CHOOSE_AGAIN_MS);
        return null;
      case "sold_out":
        return this.#readSoldOut(Date.now());
      case "claims_used_up":
      case "invalid_ticket":
      case "sale_closed":
        this.#browser.record.refusedCode = code;
        return "refused";
      default:
        await this.#page.pauseAndPoll(); // The page says that it is busy, and the person presses again.
        return null;
    }
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
    this.#page.hasLapsed = true;
    return null;
  }

  /** The same browser once more: it must be told the same. */
  async #openSecondTab(): Promise<void> {
    const { record, random, world } = this.#browser;
    const odd = (first: unknown, second: unknown) =>
      world.oddities.push(`visitor ${record.index}: two tabs, ${first} and ${second}`);
    try {
      await this.#browser.pause(random.between(2000, 10_000));
      const page = new WaitingPage(this.#browser, this.#sale.slug, false);
      const reply = await this.#sendJoin();
      const { entry } = this.#page;
      if (reply.kind !== "ok" || !entry) return;
      if (reply.body.entry.index !== entry.index) odd(entry.index, reply.body.entry.index);
      page.entry = entry;
      while (record.heldAt === null && record.endedAt === null) await page.pauseAndPoll();
      if (record.bookingId === null || record.endedAt !== null) return;
      const { bookingId } = record;
      const claimed = await this.#claim();
      if (claimed.kind === "ok" && claimed.body.bookingId !== bookingId) odd(bookingId, claimed.body.bookingId);
    } catch (error) {
      if (!(error instanceof RunOver)) throw error;
    }
  }

  #readSoldOut(askedAt: number): End {
    this.#tell("sold_out", askedAt);
    return "sold_out";
  }

  #tell(what: Told["what"], askedAt: number): void {
    const { told, bookingId } = this.#browser.record;
    told.push({ what, askedAt, at: Date.now(), bookingId });
  }
}
