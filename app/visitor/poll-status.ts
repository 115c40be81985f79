import { callApi } from "#app/api-client/call-api.ts";
import {
  flag,
  hex,
  listOf,
  moment,
  number,
  object,
  oneOf,
  orMissing,
  orNull,
  pairOf,
  type Shape,
  text,
} from "#app/api-client/shape.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { decideHiddenDelay, decidePollDelay, type PollFacts } from "./decide-poll-delay.ts";
import { isStale, laterDocument } from "./later-document.ts";
import { onPageActivity } from "./page-events.ts";
import { serverClock } from "./server-clock.ts";
import { wantsToSaveData } from "./wants-to-save-data.ts";

export type LatestStatus = {
  /** The newest document received, however old. */
  status: StatusDocument | null;
  /** When the last answer arrived, by the server's clock; null before the first. */
  answeredAt: number | null;
  /** Failed calls in a row. */
  failures: number;
  /** The last call failed without reaching our servers: no network, or something else in the way. */
  isOffline: boolean;
};

const statusShape: Shape<StatusDocument> = object({
  phase: oneOf("scheduled", "pre_queue", "open", "standby", "sold_out", "closed", "cancelled"),
  paused: flag,
  epoch: number,
  generatedAt: moment,
  preQueueAt: moment,
  opensAt: moment,
  closesAt: moment,
  capacity: number,
  confirmed: number,
  held: number,
  remaining: number,
  queue: object({
    issued: number,
    serving: number,
    drawSize: number,
    drawCommit: text,
    drawSeed: orNull(hex(64)),
    drawGaps: listOf(pairOf(number)),
    ratePerMinute: number,
    secondsGivenBack: orMissing(number),
  }),
  categories: listOf(object({ id: text, name: text, pricePaise: number, remaining: number, held: number })),
  poll: object({ minMs: number, maxMs: number }),
  proofRequired: flag,
  waitlistOpen: orMissing(flag),
  message: text,
  messages: object({ en: text, hi: text, mr: text }),
});

/** The document is small and prepared in advance: a slower answer is lost, and the next poll brings one sooner. */
const GIVE_UP_AFTER_MS = 4000;

export type PollOptions = {
  /** The visitor's queue number, from which the distance to the turn follows. */
  numberIn?: (status: StatusDocument) => number | null;
  /** Keeps polling while the page is hidden: a visitor in the queue must learn of the turn. */
  isInLine?: boolean;
};

export type StatusPolling = { refresh: () => void; stop: () => void };

const nobody = () => null;

/**
 * Polls the event's status document and calls `onReply` with each result: often when something is near, slowly or not at
 * all while the page is hidden, at once when it is shown again or comes back online.
 */
export function pollStatus(
  slug: string,
  { numberIn = nobody, isInLine = false }: PollOptions,
  onReply: (live: LatestStatus) => void,
): StatusPolling {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isAsking = false;
  let known: StatusDocument | null = null;
  let answeredAt: number | null = null;
  let failures = 0;
  let staleAnswers = 0;

  async function ask() {
    if (isAsking || (document.hidden && !isInLine)) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      await askOnce();
    } finally {
      isAsking = false;
      plan();
    }
  }

  async function askOnce() {
    const reply = await callApi(`/api/events/${slug}/status`, {
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      shape: statusShape,
    });
    if (isStopped) return;
    if (reply.kind === "ok") {
      serverClock.observe(reply.body.generatedAt);
      answeredAt = serverClock.now();
      known = laterDocument(known, reply.body, serverClock.now());
      failures = 0;
      staleAnswers = isStale(reply.body, serverClock.now()) ? staleAnswers + 1 : 0;
    } else {
      failures += 1;
    }
    onReply({ status: known, answeredAt, failures, isOffline: reply.kind === "unreachable" });
  }

  function plan() {
    clearTimeout(timer);
    if (isStopped || (document.hidden && !isInLine)) return;
    const facts = pollFacts();
    timer = setTimeout(ask, document.hidden ? decideHiddenDelay(facts) : decidePollDelay(facts));
  }

  function pollFacts(): PollFacts {
    const number = known && numberIn(known);
    return {
      status: known,
      peopleAhead: known && number !== null ? Math.max(0, number - known.queue.serving) : null,
      failures,
      staleAnswers,
      isSavingData: wantsToSaveData(),
      now: serverClock.now(),
      random: Math.random(),
    };
  }

  const onActivity = () => (document.hidden ? plan() : void ask());
  const stopListening = onPageActivity(onActivity);
  void ask();
  return {
    refresh: () => void ask(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
    },
  };
}
