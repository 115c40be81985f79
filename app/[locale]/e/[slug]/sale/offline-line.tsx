"use client";

import { fill } from "#app/messages/fill.ts";
import { ageText } from "#app/visitor/age-text.ts";
import { useAge } from "#app/visitor/use-age.ts";
import { useSale } from "./sale-provider.tsx";

/** How old the numbers are while nothing arrives. One lost call is no news. */
export function OfflineLine() {
  const { live, messages, locale } = useSale();
  const seconds = useAge(live.status?.generatedAt);
  if (live.failures < 2) return null;
  const text = messages.sale;
  return (
    <p
      role="status"
      className="-mx-4 -mt-3 mb-3 bg-time-wash px-4 py-2 text-[0.95rem] text-time lg:mx-0 lg:mt-0 lg:rounded-card"
    >
      <span className="font-semibold">{text.offlineTitle}</span>{" "}
      {seconds === null ? text.offlineNever : fill(text.offlineText, { age: ageText(seconds, text, locale) })}
    </p>
  );
}
