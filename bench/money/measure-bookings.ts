import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { keepRate, type Rate } from "../load/keep-rate.ts";
import { type Latency, latencyOf } from "../load/latency.ts";
import type { Measured } from "../measure.ts";
import { until } from "../until.ts";
import { bookAndPay, type PaidBooking } from "./book-and-pay.ts";
import { findMoneyFaults, untilAllIsDone } from "./check-money.ts";
import { findUndelivered, type MoneyStage } from "./money-stage.ts";

/**
 * `confirmed`: from Razorpay's answer that it is paid to the booking's confirmation. `verify`: until verify was answered.
 * `busy`: how often a step was answered 503 and tried again.
 */
export type BookingFigures = { confirmed: Latency; verify: Latency | null; busy: number };

const PATIENCE_MS = 60_000;
/** Less than Razorpay waits before it tries a refused webhook again. */
const DELIVERED_WITHIN_MS = 5000;

/** Visitors who come at `rate`, book and pay. `verifies` as for `bookAndPay`; without it Razorpay's webhooks alone tell. */
export async function measureBookings(
  stage: MoneyStage,
  rate: Rate,
  { verifies }: { verifies: boolean },
): Promise<Measured<BookingFigures>> {
  const total = rate.perSecond * rate.seconds;
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: total });
  const paid: PaidBooking[] = [];
  const troubles = new Map<string, number>();
  await stage.pool.query("CHECKPOINT");

  await keepRate(rate, async () => {
    try {
      paid.push(await bookAndPay(stage, event, { verifies }));
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    }
  });
  await until(async () => (await readConfirmed(stage, event.id)).size >= paid.length, PATIENCE_MS);
  await until(async () => (await findUndelivered(stage)).length === 0, DELIVERED_WITHIN_MS);
  const undone = await untilAllIsDone(stage);

  const confirmedAt = await readConfirmed(stage, event.id);
  // Razorpay may tell us before its answer has reached the visitor: then nobody waited.
  const waits = paid.map(({ bookingId, paidAt }) => Math.max(0, (confirmedAt.get(bookingId) ?? Number.NaN) - paidAt));
  const verifyTimes = paid.flatMap(({ verifyMs }) => verifyMs ?? []);
  return {
    confirmed: latencyOf(waits.filter((wait) => !Number.isNaN(wait))),
    verify: verifies ? latencyOf(verifyTimes) : null,
    busy: paid.reduce((sum, { busy }) => sum + busy, 0),
    faults: [
      ...[...troubles].map(([trouble, times]) => `${trouble} (${times} times)`),
      ...undone,
      ...(await findMoneyFaults(stage, event.id, total)),
      ...(await findUndelivered(stage)),
    ],
  };
}

/** When each confirmed booking of the event was, in milliseconds of Unix time. */
async function readConfirmed({ pool }: MoneyStage, eventId: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; confirmed_at: Date }>(
    "SELECT id, confirmed_at FROM bookings WHERE event_id = $1 AND state = 'confirmed'",
    [eventId],
  );
  return new Map(rows.map((row) => [row.id, row.confirmed_at.getTime()]));
}
