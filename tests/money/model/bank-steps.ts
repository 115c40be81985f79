import fc from "fast-check";
import { sql } from "kysely";
import type { Payment } from "#simulators/razorpay/engine/payment.ts";
import { type Play, paymentsAt, pickOf, type Step } from "./play.ts";
import { verify } from "./visitor-steps.ts";
import type { World } from "./world.ts";

const pick = fc.nat(40);
const DAY_SECONDS = 86_400;
/** The reconciler asks until the sixth day: a tab that is older than this is closed. */
const TAB_DAYS_MAX = 5;

const OUTCOMES = [
  "success",
  "success",
  "success",
  "success",
  "fail",
  "cancel",
  "pending",
  "pending_forever",
  "late",
  "fail_then_succeed",
  "authorize_only",
  "auto_refund",
  "twice",
  "amount_mismatch",
] as const;

/** From at once to the day on which no bank speaks any more, with the edges of our two clocks and of Razorpay's 12 minutes. */
const seconds = fc.oneof(
  fc.integer({ min: 1, max: 120 }),
  fc.constantFrom(299, 300, 301, 599, 600, 601, 719, 720, 721, 899, 900, 901),
  fc.integer({ min: 120, max: 1500 }),
  fc.integer({ min: 1500, max: 3 * DAY_SECONDS }),
);

const onPayment = (
  name: string,
  of: number,
  isMeant: (payment: Payment) => boolean,
  act: (payment: Payment, play: Play) => Promise<unknown>,
): Step => ({
  name: `${name}(${of})`,
  run: async (play) => {
    const payment = pickOf(paymentsAt(play.world).filter(isMeant), of);
    if (payment) await act(payment, play);
  },
});

/** Whoever has just paid it out from another pocket does not give it back at the dashboard too. */
async function isPaidOutByHand({ startlines: [{ db }], event }: World, paymentId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM refunds
    WHERE event_id = ${event.id} AND razorpay_payment_id = ${paymentId} AND payout_reference IS NOT NULL`.execute(db);
  return rows.length > 0;
}

const isLive = ({ wire }: Payment) => wire.status !== "captured" && wire.status !== "refunded";

async function pay(play: Play, of: number, how: object, tellsAtOnce: boolean): Promise<void> {
  const { world } = play;
  const about = pickOf(play.handedOut, of);
  const order = about && world.sim().books.orders.get(about.orderId);
  if (!about || !order) return;
  if (world.sim().clock.seconds() - order.wire.created_at > TAB_DAYS_MAX * DAY_SECONDS) return;
  const answer = await world.control("/checkout/pay", { order_id: about.orderId, method: "upi", ...how });
  if (!answer || !("razorpay_payment_id" in answer)) return;
  const fields = answer as Record<string, string>;
  play.told.push({ about, fields });
  if (tellsAtOnce) await verify(play, about, fields);
}

export const bankSteps: Record<string, fc.Arbitrary<Step>> = {
  pay: fc.tuple(pick, fc.constantFrom(...OUTCOMES), seconds, fc.boolean()).map(([of, outcome, after, tells]) => ({
    name: `pay(${of}, ${outcome}, ${after} s${tells ? ", told at once" : ""})`,
    run: (play) => pay(play, of, { outcome, after_seconds: after }, tells),
  })),
  payInTwoTabs: fc.tuple(pick, fc.constantFrom("success", "authorize_only", "late"), seconds).map(
    ([of, outcome, after]): Step => ({
      name: `pay in two tabs(${of}, ${outcome}, ${after} s)`,
      run: async (play) => {
        await play.world.control("/settings", { allowsParallelPayments: true });
        await pay(play, of, { outcome: "late", after_seconds: after }, false);
        await pay(play, of, { outcome, after_seconds: after }, true);
      },
    }),
  ),
  bankAnswers: fc
    .tuple(pick, fc.constantFrom("authorize", "fail", "late", "give_back", "capture"), seconds)
    .map(([of, push, after]) =>
      onPayment(`bank: ${push} after ${after} s`, of, isLive, ({ wire }, { world }) =>
        world.control(`/payments/${wire.id}/${push}`, push === "late" ? { after_seconds: after } : {}),
      ),
    ),
  dashboardRefund: fc.tuple(pick, fc.constantFrom(1, 1, 2, 3)).map(([of, parts]) =>
    onPayment(
      `dashboard refund of 1/${parts}`,
      of,
      ({ wire }) => wire.status === "captured",
      async ({ wire }, { world }) => {
        if (await isPaidOutByHand(world, wire.id)) return null;
        const remaining = wire.amount - wire.amount_refunded;
        const amount = Math.max(100, Math.floor(remaining / parts));
        return world.control(`/payments/${wire.id}/refund`, parts === 1 ? {} : { amount });
      },
    ),
  ),
  dispute: pick.map((of) =>
    onPayment(
      "dispute",
      of,
      ({ wire, disputes }) => wire.captured && wire.amount_refunded === 0 && disputes.length === 0,
      ({ wire }, { world }) => world.control(`/payments/${wire.id}/dispute`),
    ),
  ),
  disputeMoves: fc
    .tuple(pick, fc.constantFrom("under_review", "action_required", "won", "lost", "closed"))
    .map(([of, move]) => ({
      name: `dispute: ${move}(${of})`,
      run: async ({ world }) => {
        const dispute = pickOf([...world.sim().books.disputes.values()], of);
        // A bank does not take money for its customer that went back already.
        const isGone = move === "lost" && dispute && dispute.payment.wire.amount_refunded > 0;
        if (dispute && !isGone) await world.control(`/disputes/${dispute.wire.id}/${move}`);
      },
    })),
};
