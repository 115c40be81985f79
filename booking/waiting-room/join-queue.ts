import type { Challenge } from "altcha-lib/v1/types";
import type { Clock } from "#platform/clock.ts";
import { isDatabaseBusy } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Log } from "#platform/log.ts";
import { isDrawn, lastDrawnIndex, numberOf } from "./draw.ts";
import type { IssuedNumber, NumberIssuer, NumberRequest } from "./number-issuer.ts";
import { createChallenge, isProofValid } from "./prove-work.ts";
import { type QueueTicket, readTicket, signTicket, ticketIdOf } from "./queue-ticket.ts";
import type { StatusCache } from "./status-cache.ts";
import { drawOf, type StatusDocument } from "./status-document.ts";

type Deps = {
  clock: Clock;
  log: Log;
  statusCache: StatusCache;
  numberIssuer: NumberIssuer;
  ticketKeys: readonly SigningKey[];
  proofKeys: readonly SigningKey[];
};

/** Above so many new joins a second each costs a proof of work, where the event asks for it. Before the opening each does. */
export const FREE_JOINS_PER_SECOND = 20;
/** Whoever joins behind a crowd stays so long before they can claim: a script that joins and leaves gets nothing. */
export const DWELL_SECONDS = 5;

export type Visit = {
  /** The visitor's secret. */
  nonce: string;
  /** One that this nonce was given before: it keeps its place whatever we have forgotten. */
  ticket?: string | undefined;
  /** One that this browser keeps for us, for a page that has lost its memory and made a new nonce. */
  keptInBrowser?: string | undefined;
  proof?: string | undefined;
  /** The address and the browser's own description; counted, never stored. */
  address: string;
  device: string;
};

export type JoinRefusal = "sale_not_open" | "sale_closed" | "sold_out" | "rate_limited" | "busy";
export type JoinAnswer =
  /** isOfNonce: the ticket is this nonce's own, and not another's that the browser kept. */
  | { joined: true; ticket: string; entry: Entry; isCalled: boolean; isOfNonce: boolean }
  | { joined: false; because: "proof_required"; challenge: Challenge }
  | { joined: false; because: JoinRefusal };

export type Entry = QueueTicket & {
  /** draw: joined before the opening. live: first come, first served behind the draw. */
  kind: "draw" | "live";
  /** Null before the draw, and when it was given for an earlier sale of the event. */
  number: number | null;
  isOfEarlierSale: boolean;
};

/**
 * Gives the visitor behind `nonce` a place in the queue, the same one however often it is asked, and calls it at once when a
 * credit is free: without a crowd nobody sees a queue. A ticket that the visitor already has keeps its place even if
 * Redis has forgotten it. While Redis is away PostgreSQL gives places out behind all that anybody may have. Refuses while
 * nobody can be called any more, and asks for a proof of work before the opening and in a rush. `busy`: nothing is lost.
 */
export async function joinQueue(deps: Deps, eventId: string, visit: Visit): Promise<JoinAnswer> {
  const began = performance.now();
  const status = await deps.statusCache.readStatus(eventId);
  const refusal = decideRefusal(status, deps.clock.now());
  if (refusal) return { joined: false, because: refusal };

  const ticketId = ticketIdOf(visit.nonce);
  const sent = validTicket(deps, status, eventId, visit.ticket);
  const own = sent?.ticketId === ticketId ? sent : null;
  const inBrowser = validTicket(deps, status, eventId, visit.keptInBrowser);
  if (!own && inBrowser && inBrowser.ticketId !== ticketId) return reissueTicket(deps, inBrowser);

  const hasProof = isProofValid(deps.proofKeys, visit.proof, { eventId, ticketId }, deps.clock.now());
  const { address, device } = visit;
  const request = { began, ticketId, own, hasProof, address, device };
  const place = await issueNumber(deps, status, eventId, request).catch((error) => {
    logBug(deps.log, eventId, error);
    return null;
  });
  if (!place) return { joined: false, because: "busy" };
  if (place.outcome === "rate_limited") return { joined: false, because: "rate_limited" };
  if (place.outcome === "proof_required") {
    const challenge = createChallenge(deps.proofKeys, { eventId, ticketId }, deps.clock.now(), place.score);
    return { joined: false, because: "proof_required", challenge };
  }

  const ticket: QueueTicket = { eventId, index: place.index, ticketId, validFrom: own?.validFrom ?? 0 };
  const isCalled = await isCalledAtOnce(deps, ticket, place);
  const entry = await entryOf(deps, ticket);
  if (entry.kind === "live" && !own && (place.isNew ? !isCalled : isCrowd(status))) {
    ticket.validFrom = Math.floor(deps.clock.now().getTime() / 1000) + DWELL_SECONDS;
  }
  const signed = signTicket(deps.ticketKeys, ticket);
  return { joined: true, ticket: signed, entry: { ...entry, ...ticket }, isCalled, isOfNonce: true };
}

/** Whoever joined before and has lost the ticket stays anew, because we don't know since when they have been here. */
const isCrowd = ({ queue }: StatusDocument): boolean => queue.serving < queue.issued;

function decideRefusal(status: StatusDocument, now: Date): JoinRefusal | null {
  if (status.phase === "sold_out") return "sold_out";
  if (status.phase === "closed" || status.phase === "cancelled" || now >= new Date(status.closesAt))
    return "sale_closed";
  return status.phase === "scheduled" && now < new Date(status.preQueueAt) ? "sale_not_open" : null;
}

/** One of ours, of the sale that is on. */
function validTicket(
  deps: Deps,
  status: StatusDocument,
  eventId: string,
  text: string | undefined,
): QueueTicket | null {
  const ticket = text === undefined ? null : readTicket(deps.ticketKeys, text, eventId);
  return ticket && belongsToThisSale(status, ticket) ? ticket : null;
}

/** A gap from the first index on holds those of an earlier sale of the event; in this one nobody was told any of it. */
function belongsToThisSale({ queue }: StatusDocument, { index }: QueueTicket): boolean {
  const [gap] = queue.drawGaps;
  return !gap || gap[0] > 1 || index > gap[1];
}

/** Signed anew, with the current key; nothing else about it changes. */
async function reissueTicket(deps: Deps, ticket: QueueTicket): Promise<JoinAnswer> {
  const entry = await entryOf(deps, ticket);
  const { queue } = await deps.statusCache.readStatus(ticket.eventId);
  const isCalled = entry.number !== null && entry.number <= queue.serving;
  return { joined: true, ticket: signTicket(deps.ticketKeys, ticket), entry, isCalled, isOfNonce: false };
}

/** Whoever has a ticket keeps its place, whatever goes wrong. */
async function issueNumber(
  deps: Deps,
  status: StatusDocument,
  eventId: string,
  {
    own,
    ...visit
  }: { own: QueueTicket | null } & Omit<NumberRequest, "keptIndex" | "lastDrawn" | "reported" | "proofAbove">,
): Promise<IssuedNumber> {
  const draw = drawOf(status);
  const reported = { epoch: status.epoch, issued: status.queue.issued };
  try {
    return await deps.numberIssuer.issue(eventId, {
      ...visit,
      keptIndex: own?.index ?? null,
      lastDrawn: draw && lastDrawnIndex(draw),
      reported,
      proofAbove: !status.proofRequired ? null : draw ? FREE_JOINS_PER_SECOND : 0,
    });
  } catch (error) {
    if (!own) throw error;
    logBug(deps.log, eventId, error);
    return { outcome: "joined", index: own.index, ...reported, isNew: false };
  }
}

/** A server that is away or busy is no bug, and in a rush each join would tell of it. */
function logBug(log: Log, eventId: string, error: unknown): void {
  if (!isDatabaseBusy(error)) log.error({ err: error, eventId }, "a step of a join failed");
}

/** What a ticket says to its owner, as far as the draw has been held. */
export async function entryOf(deps: { statusCache: StatusCache }, ticket: QueueTicket): Promise<Entry> {
  const status = await deps.statusCache.readStatus(ticket.eventId);
  const draw = drawOf(status);
  const isOfEarlierSale = !belongsToThisSale(status, ticket);
  if (!draw || isOfEarlierSale) return { ...ticket, kind: "draw", number: null, isOfEarlierSale };
  const kind = isDrawn(draw, ticket.index) ? "draw" : "live";
  return { ...ticket, kind, number: numberOf(draw, ticket.index), isOfEarlierSale };
}

async function isCalledAtOnce(
  { statusCache, log }: Deps,
  { eventId, index }: QueueTicket,
  { epoch, issued }: { epoch: number; issued: number },
): Promise<boolean> {
  const status = await statusCache.readStatus(eventId);
  const draw = drawOf(status);
  if (!draw) return false;
  const number = numberOf(draw, index);
  if (number <= status.queue.serving) return true;
  // Others wait in front: the tick of the second will call them, and a tick of ours could not reach further.
  if (status.queue.serving < status.queue.issued && status.queue.issued < number) return false;
  const tick = await statusCache.tick(eventId, { epoch, issued }).catch((error) => {
    logBug(log, eventId, error);
    return null;
  });
  return tick !== null && number <= tick.serving;
}
