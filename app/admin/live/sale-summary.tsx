"use client";

import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { rupees } from "#platform/money.ts";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { PageSection } from "../page-section.tsx";
import { useLiveSale } from "./live-provider.tsx";
import { MinutesPlot } from "./minutes-plot.tsx";

/** How the sale goes by the minute, by category and in money; the statement is linked for whom it is open to. */
export function SaleSummary({ statementPath }: { statementPath: string | null }) {
  const t = useOrganizerText();
  const { body: sale } = useLiveSale();
  return (
    <div className="grid gap-8 rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:gap-x-12">
      <PageSection title={t("Confirmed each minute")}>
        <MinutesPlot minutes={sale.confirmedPerMinute} />
      </PageSection>
      <div className="space-y-8">
        <PageSection title={t("Categories")}>
          <Categories sale={sale} />
        </PageSection>
        <PageSection title={t("Money")}>
          <Money statementPath={statementPath} sale={sale} />
        </PageSection>
      </div>
    </div>
  );
}

function Categories({ sale }: { sale: LiveSaleDocument }) {
  const t = useOrganizerText();
  return (
    <ul className="space-y-4">
      {sale.categories.map(({ id, name, capacity, held, confirmed }) => {
        const status =
          held > 0
            ? t("{confirmed} of {capacity} confirmed, {held} held", { confirmed, capacity, held })
            : t("{confirmed} of {capacity} confirmed", { confirmed, capacity });
        return (
          <li key={id}>
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{name}</span>
              <span className="text-[0.95rem] text-soft">{status}</span>
            </p>
            <ProgressBar
              share={capacity === 0 ? 0 : confirmed / capacity}
              label={`${name}: ${status}`}
              className="mt-1.5"
            />
          </li>
        );
      })}
    </ul>
  );
}

function Money({ statementPath, sale }: { statementPath: string | null; sale: LiveSaleDocument }) {
  const t = useOrganizerText();
  const rows: [string, number][] = [
    [t("Paid by confirmed riders"), sale.revenuePaise],
    [t("Startline's fee"), sale.platformFeePaise],
    [t("You receive, before Razorpay's fees"), sale.revenuePaise - sale.platformFeePaise],
  ];
  return (
    <>
      <dl>
        {rows.map(([name, paise]) => (
          <div
            key={name}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-2 last:border-b-0 last:font-semibold"
          >
            <dt>{name}</dt>
            <dd className="whitespace-nowrap">{rupees(paise)}</dd>
          </div>
        ))}
      </dl>
      {statementPath ? (
        <a href={statementPath} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("See the statement")}
        </a>
      ) : null}
    </>
  );
}
