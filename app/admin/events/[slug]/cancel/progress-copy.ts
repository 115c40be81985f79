import type { CancellationPreview, CancellationProgress } from "#http/admin/cancel-schemas.ts";
import type { Translate } from "../../../language/translate.ts";

/** An email and an SMS. */
const MESSAGES_PER_BOOKING = 2;

export type Totals = { bookings: number; toRefundPaise: number; messages: number };

/** With what is still to come of bookings that have not ended yet, so that the whole does not grow while one looks. */
export function totalsOf(
  { bookings, messages, ...progress }: CancellationProgress,
  preview: CancellationPreview,
): Totals {
  return {
    bookings: bookings.ended + bookings.remaining,
    toRefundPaise: progress.toRefundPaise + preview.refundDue[progress.scope],
    messages:
      messages.queued + messages.sent + messages.failed + MESSAGES_PER_BOOKING * (preview.confirmed + preview.paying),
  };
}

export function isDone({ bookings, refunds, messages, finishedAt }: CancellationProgress): boolean {
  const isUnderWay = refunds.wanted + refunds.requested + refunds.failed + messages.queued + bookings.remaining > 0;
  return finishedAt !== null && !isUnderWay;
}

/** What a cancellation has done, and nothing that there was not to do. */
export function doneCopy({ bookings, refundedPaise, messages }: CancellationProgress, t: Translate): string {
  if (bookings.ended === 0) return t("Nobody had booked, so there was nothing to refund and nobody to tell.");
  const told =
    messages.failed > 0
      ? t("Not everyone could be reached: {number} of the messages could not be delivered.", {
          number: messages.failed,
        })
      : messages.sent > 0
        ? t("Everyone has been told.")
        : "";
  const refunded = refundedPaise > 0 ? t("All refunds have been sent.") : t("No money was owed.");
  return [t("Every booking has ended."), refunded, told].filter(Boolean).join(" ");
}

/** What to say while no answer comes. */
export function staleCopy(progress: CancellationProgress | null, t: Translate): string {
  if (progress === null) return t("No answer at the moment. We're still trying.");
  return isDone(progress)
    ? t("No answer at the moment. The cancellation was complete at the last one.")
    : t("No answer at the moment. We're still trying, and the cancellation goes on without this page.");
}
