import type { StatementLine } from "#booking/statements/event-statement.ts";
import { gatewayPaise, givenBackPaise } from "#booking/statements/statement-summary.ts";
import { organizerText } from "../../../language/organizer-text.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";
import { stateCopy } from "../bookings/booking-copy.ts";
import { exactRupees } from "./exact-rupees.ts";

const YOURS: Text = "You receive";
const COLUMNS: Text[] = ["Booking", "Category", "State", "Confirmed"];
/** A name is the same in every language. */
const RAZORPAY = "Razorpay";
const AMOUNTS: [name: Text | typeof RAZORPAY, of: (line: StatementLine) => number][] = [
  ["Collected", (line) => line.collectedPaise],
  ["Returned", (line) => -givenBackPaise(line)],
  [RAZORPAY, (line) => -gatewayPaise(line)],
  ["Startline's fee", (line) => -line.platformFeePaise],
  ["Still open", (line) => -line.unsettledPaise],
  [YOURS, (line) => line.owedPaise],
];

/** Each booking of which any money was captured: cards on a phone, a table where there is room or paper. */
export async function StatementLines({ lines }: { lines: StatementLine[] }) {
  const t = await organizerText();
  if (lines.length === 0) return <p className="text-soft">{t("Nobody has paid yet.")}</p>;
  return (
    <>
      <ul className="grid gap-3 lg:hidden print:hidden">
        {lines.map((line) => (
          <LineCard key={line.bookingId} line={line} />
        ))}
      </ul>
      <table className="hidden w-full text-[0.92rem] lg:table print:table print:text-[0.7rem]">
        <thead>
          <tr className="border-edge border-b text-left">
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="py-2 pr-3">
                {t(name)}
              </th>
            ))}
            {AMOUNTS.map(([name]) => (
              <th key={name} scope="col" className="py-2 pl-3 text-right">
                {name === RAZORPAY ? name : t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.bookingId} className="break-inside-avoid border-line border-b">
              <th scope="row" className="whitespace-nowrap py-1.5 pr-3 text-left">
                {line.reference}
              </th>
              <td className="py-1.5 pr-3">{line.categoryName}</td>
              <td className="py-1.5 pr-3">
                {t(stateCopy[line.state])}
                <PaidByHandNote line={line} />
              </td>
              <td className="py-1.5 pr-3">{confirmedOf(line, t)}</td>
              {AMOUNTS.map(([name, amountOf]) => (
                <td key={name} className="whitespace-nowrap py-1.5 pl-3 text-right">
                  {amountOf(line) === 0 ? "–" : exactRupees(amountOf(line))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

async function LineCard({ line }: { line: StatementLine }) {
  const t = await organizerText();
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-bold">{line.reference}</span>
        <span className="font-semibold text-[0.95rem] text-soft">{t(stateCopy[line.state])}</span>
      </p>
      <p className="text-[0.92rem] text-soft">
        {[line.categoryName, confirmedOf(line, t)].filter(Boolean).join(" · ")}
      </p>
      <dl className="mt-2 text-[0.95rem]">
        {AMOUNTS.filter(([name, amountOf]) => amountOf(line) !== 0 || name === YOURS).map(([name, amountOf]) => (
          <div
            key={name}
            className={`flex flex-wrap justify-between gap-x-4 py-0.5 ${name === YOURS ? "font-bold" : ""}`}
          >
            <dt>{name === RAZORPAY ? name : t(name)}</dt>
            <dd>{exactRupees(amountOf(line))}</dd>
          </div>
        ))}
      </dl>
      <PaidByHandNote line={line} />
    </li>
  );
}

async function PaidByHandNote({ line: { paidByHandPaise } }: { line: StatementLine }) {
  if (paidByHandPaise === 0) return null;
  const t = await organizerText();
  return (
    <span className="block text-soft">
      {t("You paid out {amount} by hand.", { amount: exactRupees(paidByHandPaise) })}
    </span>
  );
}

const confirmedOf = ({ confirmedAt }: StatementLine, t: Translate): string =>
  confirmedAt ? t.moment(confirmedAt) : "";
