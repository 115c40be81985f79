import { getCookie, setCookie } from "hono/cookie";
import { accessTokenOf, type LinkedBooking, readAccessToken } from "#booking/bookings/access-token.ts";
import { type Booking, stateNow } from "#booking/bookings/booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readWasPassedOn } from "#booking/transfers/read-was-passed-on.ts";
import { isSameSecret } from "#platform/keys.ts";
import { isLoopback } from "#platform/loopback.ts";
import type { Startline } from "#wiring";
import type { ApiContext } from "../api.ts";
import { isOwnOrigin } from "../own-origin.ts";
import { forbiddenOrigin, notFound, type Problem, ProblemError, tooOften } from "../problem.ts";

const COOKIE_SECONDS = 400 * 24 * 3600;
const cookieName = (bookingId: string) => `booking_${bookingId}`;

/** For whom the booking was: their credential opened it until another rider took it over. */
export const passedOn: Problem = {
  status: 410,
  code: "passed_on",
  title: "This booking now belongs to another rider.",
};

/** What everybody may be told who asks for a booking. */
export const ofOwnBooking: readonly Problem[] = [notFound, passedOn, forbiddenOrigin, tooOften(0)];

/**
 * The booking that the request may see and change: by its Bearer token, or by its cookie. Without either it does not
 * exist for the caller. A write by cookie must come from our own pages.
 * @throws ProblemError 404 not_found, 410 passed_on, 403 forbidden_origin, 429 rate_limited
 */
export async function readOwnBooking(c: ApiContext, bookingId: string): Promise<Booking> {
  const { startline } = c.var;
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  const mayUseCookie = isRead || isOwnOrigin(c);
  // A browser may remember a damaged or outdated link beside its good cookie.
  const given = credentialsIn(c, bookingId);
  const [first] = given;
  if (!first) throw new ProblemError(notFound);
  if (first.isCookie && !mayUseCookie) throw new ProblemError(forbiddenOrigin);
  // What was sent to an address before it was corrected uses up nothing of the rider's own.
  const limited = first.linkGeneration === 0 ? bookingId : `${bookingId} ${first.linkGeneration}`;
  const waitMs = await startline.limits[isRead ? "bookingReads" : "bookingWrites"](limited);
  if (waitMs > 0) throw new ProblemError(tooOften(waitMs));
  const booking = await readWithTimeGivenBack(startline, bookingId);
  const used = given.find(({ linkGeneration }) => linkGeneration === booking?.linkGeneration);
  if (!booking) throw new ProblemError(notFound);
  if (!used) throw new ProblemError(await whyOutdated(startline, booking, given));
  if (used.isCookie && !mayUseCookie) throw new ProblemError(forbiddenOrigin);
  startline.loadMonitor.observeKept(performance.now() - c.var.receivedAt, bookingId);
  // After a rotation the cookie is made anew, so that it outlives the key before.
  const current = accessTokenOf(startline.accessKeys, booking);
  if (used.isCookie && !isSameSecret(used.token, current)) keepInCookie(c, booking, current);
  return booking;
}

/** What those are told whose credentials were made for this booking and open it no more. */
export async function whyOutdated(
  { db }: Startline,
  booking: Booking,
  given: readonly Pick<Credential, "linkGeneration">[],
): Promise<Problem> {
  for (const { linkGeneration } of given) if (await readWasPassedOn(db, booking, linkGeneration)) return passedOn;
  return notFound;
}

type Credential = { token: string; isCookie: boolean; linkGeneration: number };

/** Those that we made for this booking, the Bearer token first. Whether they still open it, its row says. */
function credentialsIn(c: ApiContext, bookingId: string): Credential[] {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const cookie = getCookie(c, cookieName(bookingId));
  return [
    { token: bearer, isCookie: false },
    { token: cookie, isCookie: true },
  ].flatMap(({ token, isCookie }) => {
    const linkGeneration = token ? readAccessToken(c.var.startline.accessKeys, bookingId, token) : null;
    return token && linkGeneration !== null ? [{ token, isCookie, linkGeneration }] : [];
  });
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
  booking: LinkedBooking,
  accessToken = accessTokenOf(c.var.startline.accessKeys, booking),
): void {
  setCookie(c, cookieName(booking.id), accessToken, {
    path: `/api/bookings/${booking.id}`,
    httpOnly: true,
    sameSite: "Lax",
    secure: !isLoopback(c.var.startline.config.PUBLIC_URL),
    maxAge: COOKIE_SECONDS,
  });
}
