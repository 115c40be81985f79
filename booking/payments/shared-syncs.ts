import { singleFlight } from "#platform/single-flight.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { type SyncAnswer, syncBooking } from "./sync-booking.ts";

type Flight = { running: Promise<SyncAnswer>; again: () => Promise<SyncAnswer>; users: number };

/**
 * The syncs that people at their pages and Razorpay's callback cause in this process: one of a booking at a time,
 * whoever asks and however often. Create it once and share it.
 */
export class SharedSyncs {
  readonly #deps: PaymentDeps;
  readonly #flights = new Map<string, Flight>();

  constructor(deps: PaymentDeps) {
    this.#deps = deps;
  }

  /** Whether one is under way that could be joined. */
  isUnderWay(bookingId: string): boolean {
    return this.#flights.has(bookingId);
  }

  /** The sync under way, or a new one. Its question may be a moment older than the caller's. */
  join(bookingId: string): Promise<SyncAnswer> {
    return this.#flights.get(bookingId)?.running ?? this.askAnew(bookingId);
  }

  /** A sync whose question is asked after this call: shared with all who call while another is under way. */
  askAnew(bookingId: string): Promise<SyncAnswer> {
    const flight = this.#flights.get(bookingId) ?? this.#open(bookingId);
    flight.users += 1;
    const running = flight.again().finally(() => {
      flight.users -= 1;
      if (flight.users === 0) this.#flights.delete(bookingId);
    });
    flight.running = running;
    return running;
  }

  #open(bookingId: string): Flight {
    const again = singleFlight(() => syncBooking(this.#deps, bookingId));
    const flight = { again, running: Promise.resolve<SyncAnswer>({ asked: false }), users: 0 };
    this.#flights.set(bookingId, flight);
    return flight;
  }
}
