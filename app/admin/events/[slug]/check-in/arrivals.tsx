import type { IndexedList } from "#booking/check-in/check-in-list.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { PageSection } from "../../../page-section.tsx";
import type { Desk } from "./use-desk.ts";

type Props = { list: IndexedList; checkIns: Desk["checkIns"]; categories: readonly string[] };

/** How many of the confirmed have come, as far as this phone knows. */
export function Arrivals({ list, checkIns, categories }: Props) {
  const t = useOrganizerText();
  const counts = new Map<string, { arrived: number; all: number }>();
  for (const { id, category } of list.riders) {
    const count = counts.get(category) ?? { arrived: 0, all: 0 };
    count.all += 1;
    if (checkIns.has(id)) count.arrived += 1;
    counts.set(category, count);
  }
  const all = [...counts.values()];
  const arrived = all.reduce((sum, count) => sum + count.arrived, 0);
  const names = [...new Set([...categories, ...counts.keys()])].filter((name) => counts.has(name));
  return (
    <PageSection title={t("Arrived")}>
      <p className="font-bold text-[2rem] leading-tight">
        {t.rich(
          "{arrived} <rest>of {all} checked in</rest>",
          { rest: (words) => <span className="font-normal text-[1.0625rem] text-soft">{words}</span> },
          { arrived, all: list.riders.length },
        )}
      </p>
      {names.length > 1 ? (
        <dl className="mt-2 rounded-card border border-line bg-surface">
          {names.map((name) => (
            <div key={name} className="flex justify-between gap-4 border-line border-t px-4 py-2.5 first:border-t-0">
              <dt className="min-w-0">{name}</dt>
              <dd className="whitespace-nowrap">
                {t.rich(
                  "<count>{arrived}</count> <rest>of {all}</rest>",
                  {
                    count: (words) => <span className="font-semibold">{words}</span>,
                    rest: (words) => <span className="text-soft">{words}</span>,
                  },
                  counts.get(name),
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </PageSection>
  );
}
