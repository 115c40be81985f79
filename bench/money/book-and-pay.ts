import { aVisitor, type Door, payAt, type Reply } from "#tests/builders/visitor.ts";
import type { MoneyStage } from "./money-stage.ts";

/** `paidAt`: Unix time in milliseconds at which Razorpay had answered; `verifyMs`: how long verify took, if it was called. */
export type PaidBooking = { bookingId: string; paidAt: number; verifyMs: number | null };

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
  expect(await visitor.join(), 201, "Joining");
  expect(await visitor.claim(), 201, "The claim");
  expect(await visitor.fillIn({ phone }), 200, "The form");
  const pay = expect(await visitor.pressPay(), 201, "Pay");
  const checkout = await payAt(razorpayUrl, pay.body.razorpay.orderId);
  const [paidAt, paidAtMs] = [Date.now(), performance.now()];
  if (verifies) expect(await visitor.verify(checkout), 200, "Verify");
  return { bookingId: visitor.bookingId, paidAt, verifyMs: verifies ? performance.now() - paidAtMs : null };
}

function expect(reply: Reply, status: number, step: string): Reply {
  if (reply.status === status) return reply;
  throw new Error(`${step} was answered ${reply.status} ${reply.body.code ?? ""}`);
}
