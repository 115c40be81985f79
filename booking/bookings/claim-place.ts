import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { newRowId, randomText } from "#platform/ids.ts";
import type { QueueTicket } from "../waiting-room/queue-ticket.ts";
import { CLAIMS_PER_TICKET, HOLD_MINUTES } from "./booking.ts";
import { holdPlacesInSql } from "./bookings.sql.ts";
import type { Claim, ClaimAnswer } from "./claim.ts";
import { CLAIM_WAIT_MS_MAX, collectClaims, type TakeHolds } from "./collect-claims.ts";

/** The claims of this process, one collector per event. Create it once and share it. */
export class Claims {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #collectors = new Map<string, (claim: Claim) => Promise<ClaimAnswer>>();

  constructor(deps: { pool: Pool; clock: Clock }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
  }

  /**
   * Turns the turn of a ticket into a place held for HOLD_MINUTES. Asking again answers the same booking while it
   * lives. Never throws for a claim that can't be served: `busy` means that nothing is known and asking again is safe.
   */
  async claim(ticket: QueueTicket, categoryId: string): Promise<ClaimAnswer> {
    const { eventId, epoch, number, ticketId } = ticket;
    const bookingId = newRowId("bkg", eventId, this.#clock.now().getTime());
    return this.#collectorOf(eventId)({ ticketId, epoch, number, categoryId, bookingId, reference: newReference() });
  }

  #collectorOf(eventId: string): (claim: Claim) => Promise<ClaimAnswer> {
    let collector = this.#collectors.get(eventId);
    if (!collector) {
      const takeHolds: TakeHolds = (claims) =>
        holdPlacesInSql(this.#pool, eventId, claims, {
          holdMinutes: HOLD_MINUTES,
          claimsPerTicket: CLAIMS_PER_TICKET,
          timeoutMs: CLAIM_WAIT_MS_MAX,
          now: this.#clock.databaseNow(),
        });
      collector = collectClaims(takeHolds, () => this.#clock.now().getTime());
      this.#collectors.set(eventId, collector);
    }
    return collector;
  }
}

/** What people read to each other: `K7M2-Q9XD`, without letters that look alike. */
const newReference = (): string => {
  const text = randomText(8).toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};
