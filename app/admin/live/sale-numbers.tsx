"use client";

import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { formatMoment } from "../format-moment.ts";
import { Freshness } from "./freshness.tsx";
import { useLiveSale } from "./live-provider.tsx";

const number = (count: number): string => count.toLocaleString("en-IN");

/** The four numbers of a sale, and how old they are where they are old. */
export function SaleNumbers() {
  const { body: sale, isStale, isSignedOut } = useLiveSale();
  const isBefore = sale.now.phase === "scheduled" || sale.now.phase === "pre_queue";
  return (
    <div className="space-y-5">
      <Freshness at={sale.generatedAt} isStale={isStale} isSignedOut={isSignedOut} />
      {isBefore ? <p className="font-semibold">Booking opens {formatMoment(new Date(sale.opensAt))}</p> : null}
      <dl className="grid grid-cols-2 gap-3 rail:grid-cols-4 lg:gap-4">
        <BigNumber name="Left" value={sale.free} note={`of ${number(sale.capacity)}`} />
        <BigNumber name="Booking now" value={sale.held + sale.called} note={heldNote(sale)} />
        <BigNumber name="Confirmed" value={sale.confirmed} note={shareNote(sale)} isYours />
        <BigNumber name="Waiting" value={sale.waiting} note="in the queue" />
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

function heldNote({ held, paying, called }: LiveSaleDocument): string {
  const ofThem = paying > 0 ? `, ${number(paying)} of them paying` : "";
  return `${number(held)} held${ofThem}, ${number(called)} called`;
}

function shareNote({ confirmed, capacity }: LiveSaleDocument): string {
  return capacity === 0 ? "" : `${Math.floor((confirmed / capacity) * 100)}% of all places`;
}
