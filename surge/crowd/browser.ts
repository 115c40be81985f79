import { decideRetryDelay, isTransient, NEWCOMER_PAUSE_MAX_MS } from "../page/retry-delay.ts";
import type { Random } from "../random.ts";
import type { HttpClient, HttpRequest } from "./http-client.ts";
import { codeOf, type Reply, replyOf } from "./reply.ts";
import type { RequestClass, Tally } from "./tally.ts";
import type { VisitorRecord } from "./visitor-record.ts";

/** The run is over: whoever still waits stops here. */
export class RunOver extends Error {}

/** What all browsers of a run share. */
export type World = {
  product: HttpClient;
  /** Razorpay's simulator, where people pay; null where a deployed product has none. */
  razorpay: HttpClient | null;
  tally: Tally;
  taps: number;
  isOver: boolean;
  /** What should never be, with its evidence: a repeated press that was answered with something else. */
  oddities: string[];
};

type Step = {
  step: string;
  class: RequestClass;
  method?: HttpRequest["method"];
  path: string;
  body?: unknown;
  accessToken?: string | null;
  giveUpAfterMs?: number;
  /** Which part of a repeated press' answer must be the same. */
  same?: string;
};

const GIVE_UP_AFTER_MS = 15_000;
const LANGUAGES = ["en-IN,en;q=0.9", "hi-IN,hi;q=0.9,en;q=0.5", "mr-IN,mr;q=0.9,en;q=0.5"];
const PHONES = ["SM-A155F", "RMX3762", "V2247", "CPH2591", "2201117TI", "M2006C3LI"];

/** One visitor's phone: calls as app/api-client/call-api.ts does, and retries as app/visitor/retry-call.ts does. */
export class Browser {
  readonly record: VisitorRecord;
  readonly random: Random;
  readonly world: World;
  readonly #headers: Record<string, string>;
  /** When the next call was meant to be sent, if a pause went before it. */
  #due: number | null = null;

  /** `address`: who has the same one looks to the product like people behind one carrier, or one script. */
  constructor(world: World, record: VisitorRecord, random: Random, address = record.index) {
    this.world = world;
    this.record = record;
    this.random = random;
    const [b, c] = [Math.floor(address / 250) % 250, address % 250];
    this.#headers = {
      // The surge stands where the operator's proxy would: each visitor has an address of their own.
      "x-real-ip": `100.${64 + (Math.floor(address / 62_500) % 64)}.${b}.${c}`,
      "user-agent": `Mozilla/5.0 (Linux; Android 14; ${random.pick(PHONES)}) Chrome/${120 + (record.index % 12)}`,
      "accept-language": random.pick(LANGUAGES),
    };
  }

  now = (): number => Date.now();

  /** Waits; the next call counts from the moment at which this should have ended. */
  async pause(ms: number): Promise<void> {
    const due = performance.now() + ms;
    await new Promise((done) => setTimeout(done, ms));
    if (this.world.isOver) throw new RunOver();
    this.#due = due;
  }

  /** For who was kept waiting before the first call: it counts from `due`, on the clock of `performance`. */
  startAt(due: number): void {
    this.#due = due;
  }

  async call(step: Step): Promise<Reply> {
    const isWrite = (step.method ?? "GET") !== "GET";
    if (!isWrite || this.world.taps === 1 || step.class === "vendor") return this.#once(step);
    const replies = await Promise.all(Array.from({ length: this.world.taps }, () => this.#once(step)));
    this.#compare(step, replies);
    return replies.find(({ kind }) => kind === "ok") ?? (replies[0] as Reply);
  }

  /** Retries what passes by itself until there is an answer, as app/visitor/retry-call.ts does. */
  async retried(step: Step, longestPauseMs = () => NEWCOMER_PAUSE_MAX_MS): Promise<Reply> {
    for (let attempt = 0; ; attempt += 1) {
      const reply = await this.call(step);
      if (reply.kind === "ok" || !isWorthRetrying(reply)) return reply;
      const retryAfterSeconds = reply.kind === "refused" ? reply.retryAfterSeconds : null;
      const facts = { retryAfterSeconds, attempt, longestPauseMs: longestPauseMs(), random: this.random.fraction() };
      await this.pause(decideRetryDelay(facts));
    }
  }

  async #once({ step, class: kind, method = "GET", path, body, accessToken, giveUpAfterMs = GIVE_UP_AFTER_MS }: Step) {
    if (this.world.isOver) throw new RunOver();
    const { product, razorpay, tally } = this.world;
    const meantAt = this.#due ?? performance.now();
    this.#due = null;
    const sentAt = Date.now();
    const headers = {
      ...this.#headers,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    };
    const client = kind === "vendor" ? razorpay : product;
    if (!client) throw new Error(`nobody answers ${step} here`);
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = replyOf(await client.send({ method, path, headers, giveUpAfterMs, ...content }));
    if (this.world.isOver) throw new RunOver();
    const outcome = outcomeOf(reply);
    tally.count({ step, class: kind, ms: performance.now() - meantAt, outcome, sentAt, answeredAt: Date.now() });
    this.#countBusy(kind, reply);
    return reply;
  }

  #countBusy(kind: RequestClass, reply: Reply): void {
    if (kind !== "kept" && kind !== "called") return;
    const { record } = this;
    if (reply.kind === "refused" && isTransient(reply.code)) {
      record.busyNow.push(Date.now());
      if (record.busyNow.length === 2) record.busyRuns.push(record.busyNow);
    } else if (reply.kind === "ok") record.busyNow = [];
  }

  #compare({ step, same }: Step, replies: readonly Reply[]): void {
    if (same === undefined) return;
    const values = new Set(replies.flatMap((reply) => (reply.kind === "ok" ? [valueAt(reply.body, same)] : [])));
    if (values.size > 1)
      this.world.oddities.push(`visitor ${this.record.index}: ${step} gave ${[...values].join(" and ")}`);
  }
}

function outcomeOf(reply: Reply): string {
  if (reply.kind === "ok") return "ok";
  return reply.kind === "refused" ? `${reply.status} ${reply.code}` : `unreachable: ${reply.why}`;
}

const valueAt = (body: unknown, path: string): string =>
  String(path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], body));

const isWorthRetrying = (reply: Exclude<Reply, { kind: "ok" }>): boolean =>
  isTransient(codeOf(reply)) || (reply.kind === "refused" && reply.status >= 500);
