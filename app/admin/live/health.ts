import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { warningCopy } from "../event-copy.ts";
import type { Translate } from "../language/translate.ts";

export type Health = {
  /** What is wrong or strained now, each in a sentence, the most urgent first. */
  concerns: string[];
  /** What is under way. */
  notes: string[];
};

/** How a sale is, in words. Without a concern all is well; an open alert is one. */
export function healthOf(sale: LiveSaleDocument, t: Translate): Health {
  const { warnings, attention, messages, refunds } = sale;
  return {
    concerns: [
      ...warnings.map((warning) => warningCopy(warning, sale, t)),
      ...(refunds.failed > 0
        ? [t({ one: "{count} refund failed.", other: "{count} refunds failed." }, { count: refunds.failed })]
        : []),
      ...(attention > 0
        ? [
            t(
              { one: "{count} thing needs your attention.", other: "{count} things need your attention." },
              { count: attention },
            ),
          ]
        : []),
    ],
    notes: [
      ...(messages.queued > 0
        ? [t({ one: "{count} message on the way", other: "{count} messages on the way" }, { count: messages.queued })]
        : []),
      ...(messages.failed > 0
        ? [
            t(
              { one: "{count} message could not be delivered", other: "{count} messages could not be delivered" },
              { count: messages.failed },
            ),
          ]
        : []),
      ...(refunds.open > 0
        ? [t({ one: "{count} refund under way", other: "{count} refunds under way" }, { count: refunds.open })]
        : []),
    ],
  };
}
