"use client";

import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { rupees } from "#platform/money.ts";
import { ButtonLink } from "#ui/button.tsx";
import { CheckIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { warningCopy } from "../event-copy.ts";
import { PageSection } from "../page-section.tsx";
import { Freshness } from "./freshness.tsx";
import { useLiveSale } from "./live-provider.tsx";
import { MinutesPlot } from "./minutes-plot.tsx";

const number = (count: number): string => count.toLocaleString("en-IN");

/** One screen for the minutes of the sale. */
export function LiveSale({ slug }: { slug: string }) {
  const live = useLiveSale();
  const counts = live.body;
  const isPublished = counts.state === "published";
  return (
    <div className="space-y-8">
      <Freshness at={counts.generatedAt} isStale={live.isStale} isSignedOut={live.isSignedOut} />
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-5">
        <BigNumber name="Left" value={counts.free} note={`of ${number(counts.capacity)}`} />
        <BigNumber name="Set aside" value={counts.held + counts.called} note={heldNote(counts)} />
        <BigNumber name="Confirmed" value={counts.confirmed} note={shareNote(counts)} isYours />
        <BigNumber name="Waiting" value={counts.waiting} note="in the queue" />
      </dl>
      {isPublished ? (
        <ButtonLink href={`/admin/events/${slug}/controls`} className="w-full sm:w-auto">
          {counts.controls.isPaused ? "Resume, or post a notice" : "Pause, slow down or post a notice"}
        </ButtonLink>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PageSection title="Confirmed each minute">
          <MinutesPlot minutes={counts.confirmedPerMinute} />
        </PageSection>
        <PageSection title="Health">
          <Health slug={slug} counts={counts} />
        </PageSection>
        <PageSection title="Categories">
          <Categories counts={counts} />
        </PageSection>
        <PageSection title="Money">
          <Money counts={counts} />
        </PageSection>
      </div>
    </div>
  );
}

function BigNumber({
  name,
  value,
  note,
  isYours = false,
}: {
  name: string;
  value: number;
  note: string;
  isYours?: boolean;
}) {
  return (
    <div className="rounded-card border border-line bg-surface p-4 lg:p-5">
      <dt className="font-semibold text-soft">{name}</dt>
      <dd>
        <span
          className={`block font-bold text-[2.4rem] leading-none tracking-[-0.03em] lg:text-[3.2rem] ${isYours ? "text-yours" : ""}`}
        >
          {number(value)}
        </span>
        <span className="mt-1.5 block text-[0.92rem] text-soft">{note}</span>
      </dd>
    </div>
  );
}

/** The same names for the same numbers as on the page of controls. */
function heldNote({ held, paying, called }: LiveSaleDocument): string {
  const ofThem = paying > 0 ? `, ${number(paying)} of them paying` : "";
  return `${number(held)} held${ofThem}, ${number(called)} called`;
}

function shareNote({ confirmed, capacity }: LiveSaleDocument): string {
  return capacity === 0 ? "" : `${Math.floor((confirmed / capacity) * 100)}% of all places`;
}

function Health({ slug, counts }: { slug: string; counts: LiveSaleDocument }) {
  const { warnings, attention } = counts;
  return (
    <div className="space-y-3">
      {attention > 0 ? (
        <Notice
          tone="time"
          title={attention === 1 ? "1 thing needs your attention" : `${number(attention)} things need your attention`}
        >
          <a
            href={`/admin/events/${slug}/attention`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            See what happened and what to do
          </a>
        </Notice>
      ) : null}
      {warnings.length + attention === 0 ? (
        <p className="flex items-center gap-2 font-semibold text-yours">
          <CheckIcon className="size-5" />
          All is well
        </p>
      ) : null}
      {warnings.map((warning) => (
        <Notice key={warning} tone="time" title={warningCopy(warning, counts)} />
      ))}
      <ul className="text-soft">
        {statusLines(counts).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function statusLines({ messages, refunds }: LiveSaleDocument): string[] {
  return [
    messages.queued === 0 ? "No message is waiting to be sent" : `${several(messages.queued, "message")} on the way`,
    messages.failed > 0 ? `${several(messages.failed, "message")} could not be delivered` : "",
    refunds.open === 0 ? "No refund is under way" : `${several(refunds.open, "refund")} under way`,
    refunds.failed > 0 ? `${several(refunds.failed, "refund")} failed` : "",
  ].filter(Boolean);
}

const several = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

function Categories({ counts }: { counts: LiveSaleDocument }) {
  return (
    <ul className="space-y-4">
      {counts.categories.map(({ id, name, capacity, held, confirmed }) => {
        const status = `${number(confirmed)} of ${number(capacity)} confirmed${held > 0 ? `, ${number(held)} held` : ""}`;
        return (
          <li key={id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{name}</span>
              <span className="text-[0.95rem] text-soft">{status}</span>
            </p>
            <ProgressBar
              share={capacity === 0 ? 0 : confirmed / capacity}
              label={`${name}: ${status}`}
              className="mt-1.5"
            />
          </li>
        );
      })}
    </ul>
  );
}

function Money({ counts }: { counts: LiveSaleDocument }) {
  const rows: [string, number][] = [
    ["Paid by confirmed riders", counts.revenuePaise],
    ["Startline's fee", counts.platformFeePaise],
    ["Yours, before Razorpay's fees", counts.revenuePaise - counts.platformFeePaise],
  ];
  return (
    <dl>
      {rows.map(([name, paise]) => (
        <div
          key={name}
          className="flex items-baseline justify-between gap-4 border-line border-b py-2 last:border-b-0 last:font-semibold"
        >
          <dt>{name}</dt>
          <dd className="whitespace-nowrap">{rupees(paise)}</dd>
        </div>
      ))}
    </dl>
  );
}
