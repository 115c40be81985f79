import { readCounts } from "#booking/capacity/read-capacity.ts";
import { type Rows, readRows } from "./model/rows.ts";
import type { World } from "./model/world.ts";

/** What a booking and all its money have come to, without ids and times: what no order of arrival may change. */
export type End = {
  state: string | undefined;
  /** `captured, accepted` */
  payments: string[];
  /** `late 152500 processed` */
  refunds: string[];
  /** `booking_confirmed by email` */
  messages: string[];
  /** Paise by account of the ledger, without those that came to nothing. */
  ledger: Record<string, number>;
};

export const endOf = async (world: World, { bookingId }: { bookingId: string }): Promise<End> =>
  endIn(await readRows(world), bookingId);

export function endIn(rows: Rows, bookingId: string): End {
  const own = <Row extends { booking_id: string }>(list: Row[]) => list.filter((row) => row.booking_id === bookingId);
  const ledger: Record<string, number> = {};
  for (const { account, amount_paise } of own(rows.entries)) ledger[account] = (ledger[account] ?? 0) + amount_paise;
  return {
    state: rows.bookings.find(({ id }) => id === bookingId)?.state,
    // Whether a later question also saw that captured money has gone back makes no difference.
    payments: own(rows.payments)
      .map(({ state, role, captured_at }) => `${captured_at ? "captured" : state}, ${role ?? "no role"}`)
      .sort(),
    refunds: own(rows.refunds)
      .map(({ reason, amount_paise, state }) => `${reason} ${amount_paise} ${state}`)
      .sort(),
    messages: own(rows.messages)
      .map(({ kind, channel }) => `${kind} by ${channel}`)
      .sort(),
    ledger: Object.fromEntries(Object.entries(ledger).filter(([, paise]) => paise !== 0)),
  };
}

export const PRICE_PAISE = 152_500;
export const FEE_PAISE = 2500;
/** What Razorpay keeps of the price, its tax included. */
const COST_PAISE = 3050;
const TAX_PAISE = 549;

const KEPT_BY_RAZORPAY = { gateway_cost: COST_PAISE, gateway_tax: TAX_PAISE };

/** Paid once, confirmed once, told once by each channel. */
export const CONFIRMED: End = {
  state: "confirmed",
  payments: ["captured, accepted"],
  refunds: [],
  messages: ["booking_confirmed by email", "booking_confirmed by sms"],
  ledger: {
    ...KEPT_BY_RAZORPAY,
    gateway_balance: PRICE_PAISE - COST_PAISE - TAX_PAISE,
    organizer_payable: -(PRICE_PAISE - FEE_PAISE),
    platform_fee: -FEE_PAISE,
  },
};

/** All of it has gone back; Razorpay keeps what it took. */
export const GONE_BACK_LEDGER = { ...KEPT_BY_RAZORPAY, gateway_balance: -(COST_PAISE + TAX_PAISE) };

/** Confirmed and then cancelled by the organizer, who gave all back, or all but the platform fee. */
export function cancelledEnd(scope: "full" | "keep_fee"): End {
  const backPaise = scope === "full" ? PRICE_PAISE : PRICE_PAISE - FEE_PAISE;
  const rest = {
    gateway_balance: PRICE_PAISE - backPaise - COST_PAISE - TAX_PAISE,
    platform_fee: backPaise - PRICE_PAISE,
  };
  return {
    state: "cancelled",
    payments: ["captured, accepted"],
    refunds: [`cancelled ${backPaise} processed`],
    messages: [
      ...CONFIRMED.messages,
      "refund_sent by email",
      "booking_cancelled by email",
      "booking_cancelled by sms",
    ].sort(),
    ledger: { ...KEPT_BY_RAZORPAY, ...(scope === "full" ? GONE_BACK_LEDGER : rest) },
  };
}

/** The money came too late, or for a place that was given back, and is on its way home. */
export const refunded = (state: string, reason: "late" | "released"): End => ({
  state,
  payments: ["captured, late"],
  refunds: [`${reason} ${PRICE_PAISE} processed`],
  messages: ["place_lost_refunded by email", "place_lost_refunded by sms"],
  ledger: GONE_BACK_LEDGER,
});

export const countsOf = ({ startlines: [{ db }], event }: World) => readCounts(db, event.id);
