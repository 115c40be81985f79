import { setTimeout as pause } from "node:timers/promises";
import { longestPauseWithPlace } from "../page/retry-delay.ts";
import type { Browser } from "./browser.ts";
import type { Intent } from "./habits.ts";
import { codeOf, type Reply } from "./reply.ts";
import type { End, Told } from "./visitor-record.ts";

/** A place that the visitor has. */
export type Booked = { slug: string; bookingId: string; accessToken: string; holdExpiresAt: number };

type Fields = { razorpay_payment_id: string; razorpay_order_id: string; razorpay_signature: string };
/** How Checkout's window ended. */
type Paid = { kind: "paid"; fields: Fields } | { kind: "closed" } | { kind: "unanswered" };

/** As the booking's page has them: use-booking.ts, use-payment.ts and decide-screen.ts. */
const POLL_TIMEOUT_MS = 8000;
const CONFIRMING_MS = 2500;
const TROUBLE_MS = 3000;
const POLLS_PER_SYNC = 3;
const USUAL_RETRY_SECONDS = 15;

const withPlaceUntil = (endsAt: number) => () => longestPauseWithPlace(endsAt - Date.now());

/** From the form to the ticket, as the booking's own page does it. */
export async function goThroughCheckout(browser: Browser, intent: Intent, booked: Booked): Promise<End> {
  const event = await openForm(browser, booked);
  if (intent.vanishes) return "left";
  if (intent.isOfGang) return giveBack(browser, booked);
  await browser.pause(intent.formMs);
  if (intent.givesUp) return giveBack(browser, booked);

  const saved = await saveForm(browser, booked, event?.waiver?.version ?? 1);
  if (saved.kind !== "ok") return endOfRefusal(browser, saved);
  const pay = await openOrder(browser, booked);
  if (pay.kind !== "ok") return endOfRefusal(browser, pay);
  browser.record.orderId = pay.body.razorpay.orderId;
  tell(browser, "paying", Date.now());
  if (intent.cancels) {
    await browser.pause(intent.bankMs);
    return giveBack(browser, booked);
  }
  return payAndWait(browser, intent, booked, Date.parse(pay.body.payBy));
}

/** The page loads the booking and what the form needs. */
async function openForm(browser: Browser, { slug, bookingId, accessToken, holdExpiresAt }: Booked) {
  const own = { step: "booking", class: "kept", path: `/api/bookings/${bookingId}?lang=en`, accessToken } as const;
  await browser.retried({ ...own, giveUpAfterMs: POLL_TIMEOUT_MS }, withPlaceUntil(holdExpiresAt));
  const event = await browser.retried(
    { step: "event", class: "public", path: `/api/events/${slug}?lang=en` },
    withPlaceUntil(holdExpiresAt),
  );
  return event.kind === "ok" ? event.body : null;
}

function saveForm(
  browser: Browser,
  { bookingId, accessToken, holdExpiresAt }: Booked,
  version: number,
): Promise<Reply> {
  const { email, phone, index } = browser.record;
  const body = {
    name: `Surge Rider ${index}`,
    phone,
    email,
    language: "en",
    answers: {},
    waiver: { version, accepted: true, language: "en" },
  };
  const path = `/api/bookings/${bookingId}/participant`;
  return browser.retried(
    { step: "form", class: "kept", method: "PUT", path, body, accessToken },
    withPlaceUntil(holdExpiresAt),
  );
}

/** Pay is pressed. While Razorpay's answer is unknown the page asks again by itself. */
async function openOrder(browser: Browser, { bookingId, accessToken, holdExpiresAt }: Booked): Promise<Reply> {
  const path = `/api/bookings/${bookingId}/payments`;
  const step = { step: "pay", class: "kept", method: "POST", path, body: {}, accessToken } as const;
  for (;;) {
    const reply = await browser.retried({ ...step, same: "razorpay.orderId" }, withPlaceUntil(holdExpiresAt));
    if (reply.kind !== "refused" || reply.code !== "payment_unknown") return reply;
    await browser.pause((reply.retryAfterSeconds ?? USUAL_RETRY_SECONDS) * 1000);
  }
}

async function payAndWait(browser: Browser, intent: Intent, booked: Booked, payBy: number): Promise<End> {
  await browser.pause(intent.bankMs);
  if (intent.failsFirst) {
    await payAtBank(browser, intent, "fail");
    await browser.pause(intent.bankMs);
  }
  const paid = await payAtBank(browser, intent, intent.lateBankSeconds === null ? "success" : "late");
  browser.record.paidAt = Date.now();
  if (intent.closesAfterPaying) return waitForMoney(browser, booked, 20_000);
  if (paid.kind === "paid") {
    const path = `/api/bookings/${booked.bookingId}/payments/verify`;
    const verify = { step: "verify", class: "kept", method: "POST", path, body: paid.fields } as const;
    const reported = browser.retried({ ...verify, accessToken: booked.accessToken }, withPlaceUntil(payBy));
    // The page looks at the booking as soon as this is answered, and asks for itself if that takes long.
    const isAnswered = await Promise.race([
      reported.then(
        () => true,
        () => false,
      ),
      pause(CONFIRMING_MS, false),
    ]);
    return waitForMoney(browser, booked, 0, isAnswered);
  } else if (paid.kind === "unanswered") {
    // Checkout waits for the bank until its own time is over, and the page asks meanwhile.
    const inTimeMs = Math.min((intent.lateBankSeconds ?? 0) * 1000, Math.max(0, payBy - Date.now()));
    await browser.pause(inTimeMs);
  }
  return waitForMoney(browser, booked, 0);
}

async function payAtBank(browser: Browser, { method, lateBankSeconds }: Intent, outcome: string): Promise<Paid> {
  const { orderId } = browser.record;
  const body = { order_id: orderId, method, outcome, ...(outcome === "late" && { after_seconds: lateBankSeconds }) };
  const step = { step: "bank", class: "vendor", method: "POST", path: "/_sim/checkout/pay", body } as const;
  // Whose window lost its connection pays again. What was paid meanwhile is refused there, and the page finds it.
  const reply = await browser.retried(step);
  if (reply.kind !== "ok") return { kind: "closed" };
  if (reply.body?.razorpay_signature) return { kind: "paid", fields: reply.body };
  return reply.body?.pending ? { kind: "unanswered" } : { kind: "closed" };
}

/** The page in "confirming": polls, and asks Razorpay at every third poll, until the booking says how it ended. */
async function waitForMoney(
  browser: Browser,
  { bookingId, accessToken }: Booked,
  awayMs: number,
  isJustAsked = false,
): Promise<End> {
  const giveUpAfterMs = POLL_TIMEOUT_MS;
  if (awayMs > 0) await browser.pause(awayMs);
  for (let polls = isJustAsked ? 0 : 1; ; polls += 1) {
    if (polls % POLLS_PER_SYNC === 1) {
      const path = `/api/bookings/${bookingId}/sync`;
      await browser.call({ step: "sync", class: "kept", method: "POST", path, body: {}, accessToken, giveUpAfterMs });
    }
    const askedAt = Date.now();
    const path = `/api/bookings/${bookingId}?lang=en`;
    const look = { step: "booking", class: "kept", path, accessToken, giveUpAfterMs } as const;
    const reply = await browser.call(look);
    const end = reply.kind === "ok" ? endOf(browser, reply.body, askedAt) : null;
    if (end) return end;
    const delay = reply.kind === "ok" ? CONFIRMING_MS : TROUBLE_MS;
    await browser.pause(delay * (0.9 + 0.2 * browser.random.fraction()));
  }
}

function endOf(browser: Browser, view: { state: string; refunds?: unknown[] }, askedAt: number): End | null {
  switch (view.state) {
    case "confirmed":
      tell(browser, "confirmed", askedAt);
      browser.record.confirmedAt = Date.now();
      return "confirmed";
    case "released":
    case "cancelled":
      tell(browser, view.state, askedAt);
      return view.refunds?.length ? "refunded" : "gave_up_place";
    case "expired":
      if (!view.refunds?.length) return null; // A payment may still arrive.
      tell(browser, "expired", askedAt);
      return "refunded";
    default:
      return null;
  }
}

async function giveBack(browser: Browser, { bookingId, accessToken, holdExpiresAt }: Booked): Promise<End> {
  const path = `/api/bookings/${bookingId}`;
  const askedAt = Date.now();
  const step = { step: "give back", class: "kept", method: "DELETE", path, accessToken } as const;
  const reply = await browser.retried(step, withPlaceUntil(holdExpiresAt));
  if (reply.kind === "ok") tell(browser, "released", askedAt);
  return "gave_up_place";
}

function endOfRefusal(browser: Browser, reply: Exclude<Reply, { kind: "ok" }>): End {
  const code = codeOf(reply);
  browser.record.refusedCode = code;
  if (code === "already_booked") return "already_booked";
  if (code === "hold_expired" || code === "booking_ended") return "expired";
  return "refused";
}

function tell({ record }: Browser, what: Told["what"], askedAt: number): void {
  record.told.push({ what, askedAt, at: Date.now(), bookingId: record.bookingId });
}
