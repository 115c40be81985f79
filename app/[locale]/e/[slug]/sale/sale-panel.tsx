import { fill, fillCount } from "#app/copy/fill.ts";
import { isNearlySoldOut } from "#app/visitor/is-nearly-sold-out.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Notice } from "#ui/notice.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import type { InitialStatus } from "../initial-status.ts";
import { CategoryChoice } from "./category-choice.tsx";
import { OpeningCountdown } from "./opening-countdown.tsx";
import { PriceBreakdown } from "./price-breakdown.tsx";
import type { Sale } from "./sale.ts";

/** The live part of the event page: the state of the sale, and the choice of category. */
export function SalePanel({ sale }: { sale: Sale }) {
  const { status, initialStatus, copy, locale, action, categories, myPlace } = sale;
  const shown = status ?? initialStatus;
  const text = copy.sale;
  const own = status?.messages[locale];
  const offeredUntil = myPlace.kind === "held" ? myPlace.offeredUntil : undefined;
  const notice = own || status?.messages.en;
  return (
    <>
      <div role="status" className="empty:hidden">
        {notice ? <Notice title={text.noticeTitle}>{own ? notice : <span lang="en">{notice}</span>}</Notice> : null}
      </div>
      {action === "continue" ? (
        <Notice tone="yours" title={text.yoursTitle}>
          {offeredUntil ? fill(text.yoursOffered, { time: momentText(offeredUntil, locale) }) : text.yoursHeld}
        </Notice>
      ) : null}
      {action === "see_booking" ? <Notice tone="time" title={text.yoursPending} /> : null}
      {action === "ticket" ? (
        <Notice tone="yours" title={text.yoursTitle}>
          {text.yoursConfirmed}
        </Notice>
      ) : null}
      <div className="min-h-[4.6rem]" role="status">
        {shown ? <Phase status={shown} sale={sale} /> : <Skeleton label={text.loading} />}
      </div>
      {categories.length > 1 ? <CategoryChoice sale={sale} /> : null}
      <PriceBreakdown sale={sale} />
    </>
  );
}

function momentText(moment: string, locale: Language): string {
  const at = new Date(moment);
  return `${indianDate(at, locale)}, ${indianTime(at, locale)}`;
}

type PhaseProps = { status: StatusDocument | InitialStatus; sale: Sale };
type LiveProps = PhaseProps & { status: StatusDocument };

function Phase({ status, sale }: PhaseProps) {
  const { locale } = sale;
  const text = sale.copy.sale;
  const opensAt = new Date(status.opensAt);
  const closesAt = new Date(status.closesAt);
  if ("paused" in status && status.paused && status.phase === "open") {
    return (
      <Notice tone="time" title={text.pausedTitle}>
        {text.pausedText}
      </Notice>
    );
  }
  switch (status.phase) {
    case "scheduled":
    case "pre_queue": {
      const from = indianTime(new Date(status.preQueueAt), locale);
      const when = { date: indianDate(opensAt, locale), time: indianTime(opensAt, locale), from };
      return (
        <Notice tone="time" title={fill(text.opensAt, when)}>
          {status.phase === "pre_queue" ? (
            <>
              {fill(text.sameChance, when)} <OpeningCountdown sale={sale} />
            </>
          ) : (
            fill(status.preQueueAt === status.opensAt ? text.noReload : text.drawLater, when)
          )}
        </Notice>
      );
    }
    case "open":
      return "remaining" in status ? <PlacesRemaining status={status} sale={sale} /> : null;
    case "standby":
      return (
        <Notice tone="time" title={text.standbyTitle}>
          {text.standbyText}
        </Notice>
      );
    case "sold_out":
      return (
        <Notice tone="lost" title={text.soldOutTitle}>
          {"capacity" in status ? (
            <>
              {fillCount(text.soldOutText, status.capacity, locale)} {status.waitlistOpen ? text.soldOutWaitlist : null}
            </>
          ) : null}
        </Notice>
      );
    case "closed":
      return (
        <Notice title={text.closedTitle}>
          {fill(text.closedText, { date: indianDate(closesAt, locale), time: indianTime(closesAt, locale) })}
        </Notice>
      );
    case "cancelled":
      return (
        <Notice tone="lost" title={text.cancelledTitle}>
          {text.cancelledText}
        </Notice>
      );
  }
}

function PlacesRemaining({ status, sale: { copy, locale } }: LiveProps) {
  const text = copy.sale;
  const taken = 1 - status.remaining / Math.max(1, status.capacity);
  const remaining = status.remaining.toLocaleString("en-IN");
  const capacity = status.capacity.toLocaleString("en-IN");
  return (
    <div>
      <p className="flex items-baseline justify-between gap-3">
        <span className={`font-semibold text-[1.15rem] ${isNearlySoldOut(status) ? "text-time" : ""}`}>
          {isNearlySoldOut(status)
            ? fillCount(text.fewRemaining, status.remaining, locale)
            : fill(text.remainingOf, { remaining, capacity })}
        </span>
      </p>
      <ProgressBar share={taken} label={fill(text.takenShare, { percent: Math.round(taken * 100) })} className="mt-2" />
      <p className="mt-1.5 text-[0.9rem] text-soft">{fill(text.takenShare, { percent: Math.round(taken * 100) })}</p>
    </div>
  );
}

/** As tall as the bar and its text. */
function Skeleton({ label }: { label: string }) {
  return (
    <div>
      <p className="text-[1.15rem] text-soft">{label}</p>
      <div className="mt-2 h-2.5 rounded-full bg-line" />
    </div>
  );
}
