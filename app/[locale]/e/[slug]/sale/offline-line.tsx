import { fill } from "#app/messages/fill.ts";
import { ageText } from "#app/visitor/age-text.ts";
import type { Sale } from "./sale.ts";

/** How old the numbers are while nothing arrives. One lost call is no news. */
export function OfflineLine({ sale: { failures, ageSeconds, messages, locale } }: { sale: Sale }) {
  if (failures < 2) return null;
  const text = messages.sale;
  return (
    <p
      role="status"
      className="-mx-4 -mt-3 mb-3 bg-time-wash px-4 py-2 text-[0.95rem] text-time lg:mx-0 lg:mt-0 lg:rounded-card"
    >
      <span className="font-semibold">{text.offlineTitle}</span>{" "}
      {ageSeconds === null ? text.offlineNever : fill(text.offlineText, { age: ageText(ageSeconds, text, locale) })}
    </p>
  );
}
