import type { CancellationPreview, CancellationProgress } from "#http/admin/cancel-schemas.ts";
import { rupees } from "#platform/money.ts";
import { Notice } from "#ui/notice.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { doneCopy, isDone, totalsOf } from "./progress-copy.ts";

type Props = { slug: string; progress: CancellationProgress; preview: CancellationPreview };

/** How far the cancellation has come. It goes on by itself, whether or not anybody looks. */
export function Progress({ slug, progress, preview }: Props) {
  const t = useOrganizerText();
  const { bookings, refunds, messages } = progress;
  const begun = { who: progress.by, when: t.moment(new Date(progress.requestedAt)) };
  const { bookings: all, toRefundPaise, messages: messagesInAll } = totalsOf(progress, preview);
  return (
    <div className="grid gap-6">
      <div>
        <h2 className="font-bold text-[1.3rem]">{isDone(progress) ? t("The event is cancelled") : t("Cancelling")}</h2>
        <p className="mt-1 text-soft">
          {isDone(progress) ? doneCopy(progress, t) : t("It goes on by itself. You may close this page.")}
        </p>
      </div>
      <Step
        name={t("Bookings ended")}
        done={bookings.ended}
        all={all}
        status={all === 0 ? t("There were none") : t("{done} of {all}", { done: bookings.ended, all })}
      />
      <Step
        name={t("Refunds")}
        done={progress.refundedPaise}
        all={toRefundPaise}
        status={
          toRefundPaise === 0
            ? t("Nothing is owed")
            : t("{done} of {all}", { done: rupees(progress.refundedPaise), all: rupees(toRefundPaise) })
        }
        note={refundCopy(progress, t)}
      />
      <Step
        name={t("Messages sent")}
        done={messages.sent}
        all={messagesInAll}
        status={
          messagesInAll === 0 ? t("Nobody to tell") : t("{done} of {all}", { done: messages.sent, all: messagesInAll })
        }
        note={messages.failed > 0 ? t("{number} could not be delivered", { number: messages.failed }) : ""}
      />
      {progress.refundsWaiting > 0 ? (
        <Notice
          tone="time"
          title={t(
            { one: "{count} refund is waiting at Razorpay", other: "{count} refunds are waiting at Razorpay" },
            { count: progress.refundsWaiting },
          )}
        >
          {t(
            "Most often the balance is too low: add funds at Razorpay. We ask again at least once an hour, and nothing is lost.",
          )}
        </Notice>
      ) : null}
      {refunds.failed > 0 ? (
        <Notice
          tone="lost"
          title={t(
            {
              one: "{count} refund failed: they need your attention",
              other: "{count} refunds failed: they need your attention",
            },
            { count: refunds.failed },
          )}
        >
          <a
            href={`/admin/events/${slug}/attention`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("See what can be done")}
          </a>
        </Notice>
      ) : null}
      <div className="border-line border-t pt-4">
        <p className="text-soft">{t("What everyone was told")}</p>
        <p className="mt-1 whitespace-pre-line">“{progress.note}”</p>
        <p className="mt-2 text-[0.92rem] text-soft">
          {progress.scope === "full"
            ? t("{who}, {when}. Everything goes back.", begun)
            : t("{who}, {when}. All but Startline's fee goes back.", begun)}
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

function refundCopy({ refunds }: CancellationProgress, t: Translate): string {
  const { wanted, requested, processed, failed } = refunds;
  return [
    wanted > 0 ? t("{number} to be requested", { number: wanted }) : "",
    requested > 0 ? t("{number} under way at Razorpay", { number: requested }) : "",
    processed > 0 ? t("{number} sent", { number: processed }) : "",
    failed > 0 ? t("{number} failed", { number: failed }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
