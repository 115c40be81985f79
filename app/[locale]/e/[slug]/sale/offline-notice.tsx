import { fill } from "#app/copy/fill.ts";
import { ageText } from "#app/visitor/age-text.ts";
import type { Sale } from "./sale.ts";

/** How old the numbers are while polls fail, and why. Not after one failed poll, nor while Book's own message says it. */
export function OfflineNotice({
  sale: { failures, isOffline, isBusy, feedback, ageSeconds, copy, locale },
}: {
  sale: Sale;
}) {
  if (failures < 2 || (isBusy && feedback !== null)) return null;
  const text = copy.sale;
  return (
    <p
      role="status"
      className="-mx-4 -mt-3 mb-3 bg-time-wash px-4 py-2 text-[0.95rem] text-time lg:mx-0 lg:mt-0 lg:rounded-card"
    >
      <span className="font-semibold">{isOffline ? text.offlineTitle : text.busyTitle}</span>{" "}
      {ageSeconds === null ? text.offlineNever : fill(text.offlineText, { age: ageText(ageSeconds, text, locale) })}
    </p>
  );
}
