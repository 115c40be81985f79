import type { CancellationPreview, CancellationProgress } from "#http/admin/cancel-schemas.ts";
import { rupees } from "#platform/money.ts";
import { Notice } from "#ui/notice.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { formatMoment } from "../../../format-moment.ts";
import { doneCopy, isDone, totalsOf } from "./progress-copy.ts";

type Props = { slug: string; progress: CancellationProgress; preview: CancellationPreview };

/** How far the cancellation has come. It goes on by itself, whether or not anybody looks. */
export function Progress({ slug, progress, preview }: Props) {
  const { bookings, refunds, messages } = progress;
  const { bookings: all, toRefundPaise, messages: messagesInAll } = totalsOf(progress, preview);
  return (
    <div className="grid gap-6">
      <div>
        <h2 className="font-bold text-[1.3rem]">{isDone(progress) ? "The event is cancelled" : "Cancelling"}</h2>
        <p className="mt-1 text-soft">
          {isDone(progress) ? doneCopy(progress) : "It goes on by itself. You may close this page."}
        </p>
      </div>
      <Step
        name="Bookings ended"
        done={bookings.ended}
        all={all}
        status={all === 0 ? "There were none" : `${count(bookings.ended)} of ${count(all)}`}
      />
      <Step
        name="Refunds"
        done={progress.refundedPaise}
        all={toRefundPaise}
        status={
          toRefundPaise === 0 ? "Nothing is owed" : `${rupees(progress.refundedPaise)} of ${rupees(toRefundPaise)}`
        }
        note={refundCopy(progress)}
      />
      <Step
        name="Messages sent"
        done={messages.sent}
        all={messagesInAll}
        status={messagesInAll === 0 ? "Nobody to tell" : `${count(messages.sent)} of ${count(messagesInAll)}`}
        note={messages.failed > 0 ? `${count(messages.failed)} could not be delivered` : ""}
      />
      {progress.refundsWaiting > 0 ? (
        <Notice tone="time" title={waitingCopy(progress.refundsWaiting)}>
          Most often the balance is too low: add funds at Razorpay. We ask again at least once an hour, and nothing is
          lost.
        </Notice>
      ) : null}
      {refunds.failed > 0 ? (
        <Notice
          tone="lost"
          title={`${count(refunds.failed)} ${refunds.failed === 1 ? "refund" : "refunds"} failed: they need your attention`}
        >
          <a
            href={`/admin/events/${slug}/attention`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            See what can be done
          </a>
        </Notice>
      ) : null}
      <div className="border-line border-t pt-4">
        <p className="text-soft">What everyone was told</p>
        <p className="mt-1 whitespace-pre-line">“{progress.note}”</p>
        <p className="mt-2 text-[0.92rem] text-soft">
          {progress.by}, {formatMoment(new Date(progress.requestedAt))}.{" "}
          {progress.scope === "full" ? "Everything goes back." : "All but Startline's fee goes back."}
        </p>
      </div>
    </div>
  );
}

type StepProps = { name: string; done: number; all: number; status: string; note?: string };

function Step({ name, done, all, status, note = "" }: StepProps) {
  return (
    <section>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{name}</span>
        <span>{status}</span>
      </p>
      <ProgressBar share={all === 0 ? 1 : done / all} label={`${name}: ${status}`} className="mt-1.5" />
      {note ? <p className="mt-1.5 text-[0.95rem] text-soft">{note}</p> : null}
    </section>
  );
}

function refundCopy({ refunds }: CancellationProgress): string {
  const parts: [number, string][] = [
    [refunds.wanted, "to be requested"],
    [refunds.requested, "under way at Razorpay"],
    [refunds.processed, "sent"],
    [refunds.failed, "failed"],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, state]) => `${count(number)} ${state}`)
    .join(", ");
}

const waitingCopy = (waiting: number): string =>
  waiting === 1 ? "1 refund is waiting at Razorpay" : `${count(waiting)} refunds are waiting at Razorpay`;

const count = (number: number): string => number.toLocaleString("en-IN");
