import { setTimeout as pause } from "node:timers/promises";
import { aVisitor, type Door, payAt, type Reply } from "#tests/builders/visitor.ts";
import type { MoneyStage } from "./money-stage.ts";

export type PaidBooking = {
  bookingId: string;
  /** Unix time in milliseconds at which Razorpay had answered. */
  paidAt: number;
  /** How long verify took, if it was called. */
  verifyMs: number | null;
  /** How often the app asked to try again. */
  busy: number;
};

/** As the pages do after a 503; so long that only an app that never recovers is a fault. */
const TRIES_MAX = 60;
const TRY_AGAIN_MS = 1000;
const BUSY = 503;

let people = 0;

/**
 * One visitor from the queue to the paid order, over HTTP. `verifies`: the browser hands the app what Checkout gave it.
 * @throws Error that says which step was answered otherwise than it should have been.
 */
export async function bookAndPay(
  { url, razorpayUrl }: MoneyStage,
  event: { slug: string; categoryId: string },
  { verifies }: { verifies: boolean },
): Promise<PaidBooking> {
  const door: Door = (path, init) => fetch(`${url}${path}`, init);
  const visitor = aVisitor(door, event);
  people += 1;
  const phone = `+9198${String(people).padStart(8, "0")}`; // Chance would give two of thousands the same one.
  let busy = 0;
  const take = async (step: string, ask: () => Promise<Reply>): Promise<Reply> => {
    let reply = await ask();
    for (let tries = 1; reply.status === BUSY && tries < TRIES_MAX; tries += 1) {
      busy += 1;
      await pause(TRY_AGAIN_MS);
      reply = await ask();
    }
    if (reply.status < 300) return reply;
    throw new Error(`${step} was answered ${reply.status} ${reply.body.code ?? ""}`);
  };

  await take("Joining", visitor.join);
  await take("The claim", visitor.claim);
  await take("The form", () => visitor.fillIn({ phone }));
  const pay = await take("Pay", visitor.pressPay);
  const checkout = await payAt(razorpayUrl, pay.body.razorpay.orderId);
  const [paidAt, paidAtMs] = [Date.now(), performance.now()];
  if (verifies) await take("Verify", () => visitor.verify(checkout));
  return { bookingId: visitor.bookingId, paidAt, verifyMs: verifies ? performance.now() - paidAtMs : null, busy };
}
