import type { ReactNode } from "react";
import { ChevronIcon } from "#ui/icons.tsx";

/** What is looked at now and then, behind one line that says what it is. */
export function Fold({ summary, isOpen, children }: { summary: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="group" open={isOpen}>
      <summary className="flex min-h-12 list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronIcon className="size-5 -rotate-90 group-open:rotate-0" />
        {summary}
      </summary>
      <div className="pt-2 pb-3">{children}</div>
    </details>
  );
}
