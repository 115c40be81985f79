import { callApi, type Problem, type Reply } from "./call-api.ts";
import { decideAfterRefusal } from "./decide-after-refusal.ts";
import { forgetTicket, recallEvent, rememberBooking, rememberEvent } from "./memory.ts";

export type QueueEntry = { ticket: string; entry: { kind: "draw" | "live"; number: number | null }; called: boolean };
type HeldPlace = { bookingId: string; accessToken: string };

/** How an attempt ended for the visitor: with a place, in the queue, or with a sentence. */
export type Outcome =
  | { end: "held"; bookingId: string }
  | { end: "queued"; number: number | null }
  | { end: "choose_again"; open: string[] }
  | { end: "refused"; code: string };

/** Told while a call is being repeated, so that the page can say so. */
type OnRetry = () => void;

/** Joins the queue, or finds this browser's place in it: the same nonce always has the same entry. */
export async function joinQueue(slug: string, onRetry: OnRetry = () => {}): Promise<Reply<QueueEntry>> {
  const { nonce, ticket } = rememberEvent(slug, {});
  const body = { nonce, ...(ticket !== undefined && { ticket }) };
  const reply = await withRetries(
    () => callApi<QueueEntry>(`/api/events/${slug}/queue`, { method: "POST", body }),
    onRetry,
  );
  if (reply.kind === "ok") rememberEvent(slug, { ticket: reply.body.ticket, number: reply.body.entry.number });
  return reply;
}

/** One tap: joins, and if it is already this visitor's turn takes the place in the same breath. */
export async function takePlace(slug: string, categoryId: string, onRetry: OnRetry = () => {}): Promise<Outcome> {
  rememberEvent(slug, { categoryId });
  const joined = await joinQueue(slug, onRetry);
  if (joined.kind !== "ok") return { end: "refused", code: codeOf(joined) };
  if (!joined.body.called) return { end: "queued", number: joined.body.entry.number };
  return claimPlace(slug, categoryId, onRetry);
}

/** Turns this visitor's call into a held place. Repeating it gives the same booking. */
export async function claimPlace(slug: string, categoryId: string, onRetry: OnRetry = () => {}): Promise<Outcome> {
  rememberEvent(slug, { categoryId });
  for (let rejoins = 0; ; rejoins += 1) {
    const ticket = recallEvent(slug)?.ticket;
    const reply = await withRetries(
      () =>
        callApi<HeldPlace>(`/api/events/${slug}/bookings`, {
          method: "POST",
          body: { ticket: ticket ?? "", categoryId },
        }),
      onRetry,
    );
    if (reply.kind === "ok") {
      const { bookingId, accessToken } = reply.body;
      rememberEvent(slug, { bookingId });
      rememberBooking(bookingId, { accessToken, slug });
      return { end: "held", bookingId };
    }
    const next = decideAfterRefusal({ code: codeOf(reply), retryAfterSeconds: null, attempt: rejoins, random: 0 });
    if (next.act === "wait_in_queue") return { end: "queued", number: recallEvent(slug)?.number ?? null };
    if (next.act === "choose_again") return { end: "choose_again", open: openOf(reply) };
    if (next.act !== "join_again") return { end: "refused", code: codeOf(reply) };
    forgetTicket(slug);
    const joined = await joinQueue(slug, onRetry);
    if (joined.kind !== "ok") return { end: "refused", code: codeOf(joined) };
  }
}

async function withRetries<Body>(call: () => Promise<Reply<Body>>, onRetry: OnRetry): Promise<Reply<Body>> {
  for (let attempt = 0; ; attempt += 1) {
    const reply = await call();
    if (reply.kind === "ok") return reply;
    const retryAfterSeconds = reply.kind === "refused" ? reply.retryAfterSeconds : null;
    const next = decideAfterRefusal({ code: codeOf(reply), retryAfterSeconds, attempt, random: Math.random() });
    if (next.act !== "retry") return reply;
    onRetry();
    await new Promise((done) => setTimeout(done, next.afterMs));
  }
}

const codeOf = (reply: Exclude<Reply<unknown>, { kind: "ok" }>): string =>
  reply.kind === "refused" ? reply.code : "unreachable";

/** `open` of a `category_full` problem: ids, or objects that have one. */
function openOf(reply: Reply<unknown>): string[] {
  const problem: Problem | null = reply.kind === "refused" ? reply.problem : null;
  const open = problem?.open;
  if (!Array.isArray(open)) return [];
  return open.map((category) => (typeof category === "string" ? category : String(category.id)));
}
