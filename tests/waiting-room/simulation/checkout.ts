import { readBooking } from "#booking/bookings/read-booking.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { fillIn } from "#tests/builders/paid-booking.ts";
import type { Startline } from "#wiring";

type Deps = Pick<Startline, "db" | "pool" | "clock">;

/** The form is filled in and Pay pressed; false when the time to do so was over. */
export async function pressPay({ db, pool, clock }: Deps, eventId: string, bookingId: string): Promise<boolean> {
  await fillIn({ db, clock }, eventId, bookingId);
  const booking = await readBooking(db, bookingId);
  if (!booking) throw new Error(`there is no booking ${bookingId}`);
  return (await startPaying({ pool, clock }, booking)).isPaying;
}
