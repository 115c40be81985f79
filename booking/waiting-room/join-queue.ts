import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { WaitingRooms } from "./open-waiting-rooms.ts";
import type { Issued } from "./queue.redis.ts";
import { type QueueTicket, readTicket, signTicket, ticketIdOf } from "./queue-ticket.ts";
import { openEpochInSql } from "./waiting-room.sql.ts";

type Deps = { pool: Pool; clock: Clock; waitingRooms: WaitingRooms; ticketKey: Buffer };

const ATTEMPTS_MAX = 40;
const ATTEMPT_PAUSE_MS = 25;

export type JoinRefusal = "sale_not_open" | "sale_closed" | "sold_out" | "busy";
export type JoinAnswer =
  | { joined: true; ticket: string; entry: QueueTicket; isCalled: boolean }
  | { joined: false; because: JoinRefusal };

/**
 * Gives the visitor behind `nonce` a number, the same one however often it is asked, and calls it at once when a credit
 * is free: without a crowd nobody sees a queue. A ticket that the visitor already has keeps its number even if Redis has
 * forgotten it. Refuses while nobody can be called any more. `busy` when Redis is away:
 * the visitor asks again and loses nothing.
 */
export async function joinQueue(deps: Deps, eventId: string, nonce: string, ticketText?: string): Promise<JoinAnswer> {
  const status = await deps.waitingRooms.readStatus(eventId);
  const now = deps.clock.now();
  if (status.phase === "sold_out") return { joined: false, because: "sold_out" };
  if (status.phase === "closed" || status.phase === "cancelled" || now >= new Date(status.closesAt)) {
    return { joined: false, because: "sale_closed" };
  }
  if (now < new Date(status.opensAt)) return { joined: false, because: "sale_not_open" };

  const ticketId = ticketIdOf(nonce);
  const kept = ticketText === undefined ? null : readTicket(deps.ticketKey, ticketText, eventId);
  const own = kept?.ticketId === ticketId ? kept : null;
  const issued = await issueNumber(deps, eventId, ticketId, own).catch(() => null);
  if (!issued) return { joined: false, because: "busy" };

  const entry: QueueTicket = { eventId, epoch: issued.epoch, number: issued.number, ticketId };
  const ticket = signTicket(deps.ticketKey, entry);
  return { joined: true, ticket, entry, isCalled: await isCalledAtOnce(deps, entry, issued.issued) };
}

/** At the first join ever, and after Redis lost its memory, an epoch is opened above all that PostgreSQL has heard of. */
async function issueNumber(
  { pool, waitingRooms }: Deps,
  eventId: string,
  ticketId: string,
  kept: QueueTicket | null,
): Promise<Issued | null> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const issued = await waitingRooms.queue.join(eventId, ticketId, kept);
    if (typeof issued === "object") return issued;
    if (issued === "open_epoch") {
      const opened = await openEpochInSql(pool, eventId);
      await waitingRooms.queue.openEpoch(eventId, opened.epoch, opened.issued);
    } else await pause(ATTEMPT_PAUSE_MS);
  }
  return null;
}

async function isCalledAtOnce({ waitingRooms }: Deps, entry: QueueTicket, issued: number): Promise<boolean> {
  const status = await waitingRooms.readStatus(entry.eventId);
  if (entry.number <= status.queue.serving) return true;
  // Others wait in front: the tick of the second will call them, and a tick of ours could not reach further.
  if (status.queue.serving < status.queue.issued && status.queue.issued < entry.number) return false;
  const tick = await waitingRooms.tick(entry.eventId, { epoch: entry.epoch, issued }).catch(() => null);
  return tick !== null && entry.number <= tick.serving;
}
