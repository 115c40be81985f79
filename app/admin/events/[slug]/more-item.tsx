import type { ReactNode } from "react";

/** One of the rarer things on an event's page: what it is for, and the button or the question. */
export function MoreItem({ about, children }: { about?: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-t p-4 first:border-t-0">
      {about ? <p className="min-w-0 flex-1 basis-64 text-soft">{about}</p> : null}
      {children}
    </li>
  );
}
