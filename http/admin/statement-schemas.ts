import { z } from "@hono/zod-openapi";
import { bookingState, count, moment, paise } from "../schemas.ts";

const sums = {
  collectedPaise: paise,
  refundedPaise: paise.openapi({ description: "Given back from Razorpay's balance" }),
  disputedPaise: paise.openapi({ description: "Taken back by banks" }),
  gatewayCostPaise: paise,
  gatewayTaxPaise: paise,
  platformFeePaise: paise,
  unsettledPaise: paise.openapi({ description: "Captured, and still a participant's" }),
  sharePaise: paise.openapi({ description: "The organizer's share of what paid for bookings, before gateway cost" }),
  paidByHandPaise: paise.openapi({ description: "Given back by a person out of another pocket" }),
  owedPaise: paise.openapi({ description: "What the organizer is owed; below zero, what the organizer owes" }),
  balancePaise: paise.openapi({ description: "What remains at Razorpay" }),
};

export const StatementBody = z
  .object({
    generatedAt: moment,
    totals: z.object(sums),
    counts: z.object({
      confirmed: count,
      complimentary: count,
      paidInCash: count.openapi({ description: "Added by an organizer who took the money; not in this statement" }),
      cancelled: count,
      payments: count,
      refunds: count,
      refundsOpen: count,
      refundsFailed: count,
      paidByHand: count,
      disputesLost: count,
      disputesOpen: count,
      quarantined: count,
    }),
    page: z.int().min(1),
    pages: z.int().min(1),
    bookings: z.array(
      z.object({
        ...sums,
        bookingId: z.string(),
        reference: z.string(),
        state: bookingState,
        categoryName: z.string(),
        confirmedAt: moment.nullable(),
      }),
    ),
  })
  .openapi("Statement");
