"use client";

import type { StateLabel } from "./event-copy.ts";
import { useOrganizerText } from "./language/text-context.tsx";

const tones: Record<StateLabel["tone"], string> = {
  plain: "border-line text-soft",
  yours: "border-yours/30 bg-yours-wash text-yours",
  time: "border-time/30 bg-time-wash text-time",
};

export function StateBadge({ text, tone }: StateLabel) {
  const t = useOrganizerText();
  return (
    <span
      className={`inline-flex shrink-0 items-center whitespace-nowrap rounded-full border px-3 py-0.5 font-semibold text-[0.9rem] ${tones[tone]}`}
    >
      {t(text)}
    </span>
  );
}
