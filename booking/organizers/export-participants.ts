import { stringify } from "csv-stringify/sync";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { indiaStamp } from "#platform/india-local.ts";
import type { BookableEvent, Question } from "../events/bookable-event.ts";
import { selectBookingsAfter } from "./bookings-list.sql.ts";
import type { ListedBooking } from "./listed-booking.ts";
import { otherAnswers } from "./other-answers.ts";

const ROWS_PER_READ = 500;
/** Without it Excel takes UTF-8 for something else and spoils every name in Devanagari. */
const BYTE_ORDER_MARK = "\uFEFF";
const BEFORE_ALL = { at: "-infinity", id: "" };

type ExportedEvent = Pick<BookableEvent, "id" | "questions" | "formerQuestions">;

/**
 * The participants as CSV, piece by piece: the confirmed in the order of confirmation, or with `isForAll` every booking
 * in the order in which it began. Rows are read in pages, so no transaction stays open while a slow client reads.
 */
export async function* exportParticipants(
  { db, clock }: { db: Database; clock: Clock },
  event: ExportedEvent,
  isForAll: boolean,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([headerOf(event.questions)]);
  let after = BEFORE_ALL;
  for (;;) {
    const window = { now: clock.now(), limit: ROWS_PER_READ };
    const bookings = await selectBookingsAfter(db, event.id, isForAll, after, window);
    if (bookings.length > 0) yield csvLines(bookings.map((booking) => rowOf(booking, event)));
    const last = bookings.at(-1);
    if (!last || bookings.length < ROWS_PER_READ) return;
    after = { at: last.at, id: last.id };
  }
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets read as "this is
 * text" (OWASP, CSV Injection). Phone numbers begin with + and get one too: the digits then stay as they are, where a
 * bare +919876543210 would become the number 9.19877E+11.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    // A carriage return alone would end the row for some readers, and the library quotes only what ends its own.
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: "windows" },
  );

const headerOf = (questions: readonly Question[]): string[] => [
  "reference",
  "state",
  "category",
  "name",
  "phone",
  "email",
  "language",
  "amount_rupees",
  "platform_fee_rupees",
  "payment_id",
  "confirmed_at_ist",
  "waiver_version",
  "waiver_language",
  "waiver_signed_at_ist",
  "queue_number",
  ...questions.map((question) => question.label),
  "other_answers",
];

function rowOf(booking: ListedBooking, event: ExportedEvent): string[] {
  const { questions } = event;
  return [
    booking.reference,
    booking.state,
    booking.categoryName ?? booking.categoryId,
    booking.name ?? "",
    booking.phone ?? "",
    booking.email ?? "",
    booking.language ?? "",
    plainRupees(booking.amountPaise),
    plainRupees(booking.platformFeePaise),
    booking.paymentId ?? (booking.complimentaryReason === null ? "" : `complimentary: ${booking.complimentaryReason}`),
    momentOf(booking.confirmedAt),
    textOf(booking.waiverVersion),
    booking.waiverLanguage ?? "",
    momentOf(booking.waiverSignedAt),
    textOf(booking.queueNumber),
    ...questions.map((question) => booking.answers[question.id] ?? ""),
    otherAnswers(booking.answers, event)
      .map(({ label, answer }) => `${label}: ${answer}`)
      .join("; "),
  ];
}

const textOf = (value: number | null): string => (value === null ? "" : String(value));
const momentOf = (time: Date | null): string => (time === null ? "" : indiaStamp(time));
const plainRupees = (paise: number): string => (paise % 100 === 0 ? String(paise / 100) : (paise / 100).toFixed(2));
