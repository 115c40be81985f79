import { getCookie, setCookie } from "hono/cookie";
import { accessTokenOf, isAccessTokenOf } from "#booking/bookings/access-token.ts";
import { type Booking, stateNow } from "#booking/bookings/booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { isSameSecret } from "#platform/keys.ts";
import { isLoopback } from "#platform/loopback.ts";
import type { Startline } from "#wiring";
import type { ApiContext } from "../api.ts";
import { isOwnOrigin } from "../own-origin.ts";
import { forbiddenOrigin, notFound, type Problem, ProblemError, tooOften } from "../problem.ts";

const COOKIE_SECONDS = 400 * 24 * 3600;
const cookieName = (bookingId: string) => `booking_${bookingId}`;

/** What everybody may be told who asks for a booking. */
export const ofOwnBooking: readonly Problem[] = [notFound, forbiddenOrigin, tooOften(0)];

/**
 * The booking that the request may see and change: by its Bearer token, or by its cookie. Without either it does not
 * exist for the caller. A write by cookie must come from our own pages.
 * @throws ProblemError 404 not_found, 403 forbidden_origin, 429 rate_limited
 */
export async function readOwnBooking(c: ApiContext, bookingId: string): Promise<Booking> {
  const { startline } = c.var;
  const opens = (token: string | undefined) =>
    token !== undefined && isAccessTokenOf(startline.accessKeys, bookingId, token) ? token : undefined;
  // A browser may remember a damaged link beside its good cookie.
  const bearer = opens(/^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1]);
  const token = bearer ?? opens(getCookie(c, cookieName(bookingId)));
  if (!token) throw new ProblemError(notFound);
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  if (!bearer && !isRead && !isOwnOrigin(c)) {
    throw new ProblemError(forbiddenOrigin);
  }
  const waitMs = await startline.limits[isRead ? "bookingReads" : "bookingWrites"](bookingId);
  if (waitMs > 0) throw new ProblemError(tooOften(waitMs));
  const booking = await readWithTimeGivenBack(startline, bookingId);
  if (!booking) throw new ProblemError(notFound);
  startline.loadMonitor.observeKept(performance.now() - c.var.receivedAt, bookingId);
  // After a rotation the cookie is made anew, so that it outlives the key before.
  const current = accessTokenOf(startline.accessKeys, bookingId);
  if (!bearer && !isSameSecret(token, current)) keepInCookie(c, bookingId, current);
  return booking;
}

/** Nobody is told that a time is over before what an outage took of it is given back. */
async function readWithTimeGivenBack({ db, clock, beats }: Startline, bookingId: string): Promise<Booking | null> {
  const booking = await readBooking(db, bookingId);
  const isOver = booking !== null && booking.state !== "expired" && stateNow(booking, clock.now()) === "expired";
  if (!isOver) return booking;
  await beats.catchUpAnew();
  return readBooking(db, bookingId);
}

/** Lets this browser come back to the booking without the token. Sent only to the booking's own part of the API. */
export function keepInCookie(
  c: ApiContext,
  bookingId: string,
  accessToken = accessTokenOf(c.var.startline.accessKeys, bookingId),
): void {
  setCookie(c, cookieName(bookingId), accessToken, {
    path: `/api/bookings/${bookingId}`,
    httpOnly: true,
    sameSite: "Lax",
    secure: !isLoopback(c.var.startline.config.PUBLIC_URL),
    maxAge: COOKIE_SECONDS,
  });
}
