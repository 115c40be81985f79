import type { SaleControls, WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { paceCopy } from "./pace-copy.ts";

type Entry = { name: string; value: string; note: string; isYours?: boolean };

/** How the waiting room stands, in eight numbers. */
export function LiveNumbers({ now, controls }: { now: WaitingRoomNow; controls: SaleControls }) {
  const entries: Entry[] = [
    { name: "Waiting", value: number(now.waiting), note: "have a number, not called yet" },
    { name: "Now serving", value: number(now.serving), note: "the last number that was called" },
    { name: "Called", value: number(now.called), note: "have a minute to take their place" },
    { name: "Held", value: number(now.held), note: "filling in the form or paying" },
    { name: "Confirmed", value: number(now.confirmed), note: `of ${number(now.capacity)} places`, isYours: true },
    { name: "Places left", value: number(now.remaining), note: "not taken by anybody" },
    { name: "Called a minute", value: number(now.calledPerMinute), note: paceCopy(now, controls) },
    { name: "Turnout", value: `${Math.round(now.turnout * 100)}%`, note: "of the people called recently came" },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4">
      {entries.map(({ name, value, note, isYours }) => (
        <div key={name} className="rounded-card border border-line bg-surface px-4 py-3">
          <dt className="font-semibold text-[0.95rem] text-soft">{name}</dt>
          <dd>
            <span
              className={`block font-bold text-[1.9rem] leading-tight tracking-[-0.02em] ${isYours ? "text-yours" : ""}`}
            >
              {value}
            </span>
            <span className="block text-[0.9rem] text-soft leading-snug">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const number = (count: number): string => count.toLocaleString("en-IN");
