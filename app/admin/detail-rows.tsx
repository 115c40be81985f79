import type { ReactNode } from "react";

export type DetailRow = [name: string, value: ReactNode];

/** Names and values, one below the other; a row without a value is left out. */
export function DetailRows({ rows }: { rows: DetailRow[] }) {
  return (
    <dl className="text-[0.95rem]">
      {rows
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div
            key={name}
            className="flex items-baseline justify-between gap-4 border-line border-t py-1.5 first:border-t-0"
          >
            <dt className="shrink-0 text-soft">{name}</dt>
            <dd className="wrap-anywhere min-w-0 text-right">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
