import type { Clock } from "#platform/clock.ts";
import { type Pool, timedConnections } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { batchClaims, CLAIM_WAIT_MS_MAX, type TakeHolds } from "./batch-claims.ts";
import { CLAIMS_PER_TICKET, HOLD_MINUTES } from "./booking.ts";
import { holdPlacesInSql } from "./bookings.sql.ts";
import type { Claim, ClaimAnswer } from "./claim.ts";
import { createReference } from "./create-reference.ts";

/**
 * Whose turn it may be: a ticket that we have read, and the number that it has. Without a number, before the draw or while
 * the ticket is not valid yet, it gets the booking that it has and no other.
 */
export type Turn = { eventId: string; ticketId: string; number: number | null };

/** Is told, for each batch of claims, how long it waited for a connection and then for its holds. */
type Observe = Record<"poolWait" | "hold", (milliseconds: number, tickets: readonly string[]) => void>;

/** The claims of this process, one batcher per event. Create it once and share it. */
export class Claims {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #observe: Observe;
  readonly #batchers = new Map<string, (claim: Claim) => Promise<ClaimAnswer>>();

  constructor(deps: { pool: Pool; clock: Clock; observe?: Observe }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#observe = deps.observe ?? { hold() {}, poolWait() {} };
  }

  /**
   * Turns the turn of a ticket into a place held for HOLD_MINUTES. Asking again answers the same booking while it
   * lives. Never throws for a claim that can't be served: `busy` means that nothing is known and asking again is safe.
   */
  async claim(turn: Turn, categoryId: string): Promise<ClaimAnswer> {
    const { eventId, number, ticketId } = turn;
    const bookingId = newRowId("bkg", eventId, this.#clock.now().getTime());
    return this.#batcherOf(eventId)({ ticketId, number, categoryId, bookingId, reference: createReference() });
  }

  #batcherOf(eventId: string): (claim: Claim) => Promise<ClaimAnswer> {
    let batcher = this.#batchers.get(eventId);
    if (!batcher) {
      const takeHolds: TakeHolds = async (claims) => {
        const tickets = claims.map((claim) => claim.ticketId);
        const connections = timedConnections(this.#pool, (waitMs) => {
          this.#observe.poolWait(waitMs, tickets);
          began = performance.now();
        });
        let began = performance.now();
        try {
          return await holdPlacesInSql(connections, eventId, claims, {
            holdMinutes: HOLD_MINUTES,
            claimsPerTicket: CLAIMS_PER_TICKET,
            timeoutMs: CLAIM_WAIT_MS_MAX,
            now: this.#clock.databaseNow(),
          });
        } finally {
          this.#observe.hold(performance.now() - began, tickets);
        }
      };
      batcher = batchClaims(takeHolds, () => this.#clock.now().getTime());
      this.#batchers.set(eventId, batcher);
    }
    return batcher;
  }
}

/** What people read to each other: `K7M2-Q9XD`, without letters that look alike. */
