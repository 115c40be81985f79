"use client";

import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import type { Translate } from "../language/translate.ts";
import { Freshness } from "./freshness.tsx";
import { useLiveSale } from "./live-provider.tsx";

const number = (count: number): string => count.toLocaleString("en-IN");

/** The four numbers of a sale, and how old they are where they are old. */
export function SaleNumbers() {
  const t = useOrganizerText();
  const { body: sale, isStale, isSignedOut } = useLiveSale();
  const isBefore = sale.now.phase === "scheduled" || sale.now.phase === "pre_queue";
  return (
    <div className="space-y-5">
      <Freshness at={sale.generatedAt} isStale={isStale} isSignedOut={isSignedOut} />
      {isBefore ? (
        <p className="font-semibold">{t("Booking opens {when}", { when: t.moment(new Date(sale.opensAt)) })}</p>
      ) : null}
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.5rem),1fr))] gap-3 rail:grid-cols-4 lg:gap-4">
        <BigNumber name={t("Left")} value={sale.free} note={t("of {count}", { count: sellableOf(sale) })} />
        <BigNumber name={t("Booking now")} value={sale.held + sale.called} note={heldNote(sale, t)} />
        <BigNumber name={t("Confirmed")} value={sale.confirmed} note={shareNote(sale, t)} isYours />
        <BigNumber name={t("Waiting")} value={sale.waiting} note={t("in the queue")} />
      </dl>
    </div>
  );
}

type BigNumberProps = { name: string; value: number; note: string; isYours?: boolean };

function BigNumber({ name, value, note, isYours = false }: BigNumberProps) {
  return (
    <div className="rounded-card border border-line bg-surface px-4 py-3 lg:px-5 lg:py-4">
      <dt className="font-semibold text-[0.95rem] text-soft">{name}</dt>
      <dd>
        <span
          className={`block font-bold text-[2.1rem] leading-tight tracking-[-0.03em] lg:text-[2.6rem] ${isYours ? "text-yours" : ""}`}
        >
          {number(value)}
        </span>
        <span className="block text-[0.9rem] text-soft leading-snug">{note}</span>
      </dd>
    </div>
  );
}

function heldNote({ held, paying, called, waitlist }: LiveSaleDocument, t: Translate): string {
  const note =
    paying > 0
      ? t("{held} held, {paying} of them paying, {called} called", { held, paying, called })
      : t("{held} held, {called} called", { held, called });
  if (waitlist.offered === 0) return note;
  const offers = t(
    { one: "of those held, {count} is a waitlist offer", other: "of those held, {count} are waitlist offers" },
    { count: waitlist.offered },
  );
  return `${note} · ${offers}`;
}

/** As riders read it: without the places that no category shown to them has. */
const sellableOf = ({ capacity, confirmed, held, called, free }: LiveSaleDocument): number =>
  Math.min(capacity, confirmed + held + called + free);

const shareNote = ({ confirmed, capacity }: LiveSaleDocument, t: Translate): string =>
  capacity === 0 ? "" : t("{percent}% of all places", { percent: Math.floor((confirmed / capacity) * 100) });
