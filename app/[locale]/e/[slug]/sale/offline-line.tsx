"use client";

import { fill, fillCount } from "#app/messages/fill.ts";
import { useSale } from "./sale-provider.tsx";
import { useAge } from "./use-age.ts";

/** How old the numbers are while nothing arrives. One lost call is no news. */
export function OfflineLine() {
  const { live, messages, locale } = useSale();
  const seconds = useAge(live.arrivedAt);
  if (live.failures < 2) return null;
  const text = messages.sale;
  const age =
    seconds === null
      ? null
      : seconds < 60
        ? fillCount(text.ageSeconds, seconds, locale)
        : fillCount(text.ageMinutes, Math.floor(seconds / 60), locale);
  return (
    <p
      role="status"
      className="-mx-4 -mt-3 mb-3 bg-time-wash px-4 py-2 text-[0.95rem] text-time lg:mx-0 lg:mt-0 lg:rounded-card"
    >
      <span className="font-semibold">{text.offlineTitle}</span>{" "}
      {age === null ? text.offlineNever : fill(text.offlineText, { age })}
    </p>
  );
}
