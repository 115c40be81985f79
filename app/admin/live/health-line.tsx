"use client";

import { CheckIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { healthOf } from "./health.ts";
import { useLiveSale } from "./live-provider.tsx";

/** How the sale is, at a glance. */
export function HealthLine() {
  const t = useOrganizerText();
  const { body: sale, isStale } = useLiveSale();
  const { concerns, notes } = healthOf(sale, t);
  const [first, ...others] = concerns;
  const underWay = notes.length > 0 ? <p className="text-[0.95rem] text-soft">{notes.join(" · ")}</p> : null;
  if (first === undefined) {
    return (
      <div>
        {isStale ? (
          <p className="font-semibold text-soft">
            {t("Nothing was wrong at {time}", { time: t.time(new Date(sale.generatedAt)) })}
          </p>
        ) : (
          <p className="flex items-center gap-2 font-semibold text-yours">
            <CheckIcon className="size-5" />
            {t("All is well")}
          </p>
        )}
        {underWay}
      </div>
    );
  }
  return (
    <div className="rounded-card border border-time/30 bg-time-wash px-4 py-3">
      <p className="font-semibold text-time">{first}</p>
      {others.map((concern) => (
        <p key={concern}>{concern}</p>
      ))}
      {underWay}
    </div>
  );
}
