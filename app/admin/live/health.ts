import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { warningCopy } from "../event-copy.ts";

export type Health = {
  /** What is wrong or strained now, each in a sentence, the most urgent first. */
  concerns: string[];
  /** What is under way. */
  notes: string[];
};

/** How a sale is, in words. Without a concern all is well; an open alert is one. */
export function healthOf(sale: LiveSaleDocument): Health {
  const { warnings, attention, messages, refunds } = sale;
  return {
    concerns: [
      ...warnings.map((warning) => warningCopy(warning, sale)),
      ...(refunds.failed > 0 ? [`${several(refunds.failed, "refund")} failed.`] : []),
      ...(attention > 0
        ? [`${several(attention, "thing")} ${attention === 1 ? "needs" : "need"} your attention.`]
        : []),
    ],
    notes: [
      ...(messages.queued > 0 ? [`${several(messages.queued, "message")} on the way`] : []),
      ...(messages.failed > 0 ? [`${several(messages.failed, "message")} could not be delivered`] : []),
      ...(refunds.open > 0 ? [`${several(refunds.open, "refund")} under way`] : []),
    ],
  };
}

const several = (count: number, noun: string): string =>
  `${count.toLocaleString("en-IN")} ${noun}${count === 1 ? "" : "s"}`;
