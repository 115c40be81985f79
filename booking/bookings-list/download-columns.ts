import { indiaStamp } from "#platform/india-local.ts";
import { languageNames } from "#platform/languages.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { answerCell } from "./answer-cell.ts";
import type { ListedBooking } from "./listed-booking.ts";
import { otherAnswers } from "./other-answers.ts";
import { stateCopy } from "./state-copy.ts";

/** Text is never anything but text; null is an empty cell. */
export type Cell = string | number | null;

export type ColumnGroup = "Rider" | "Answers" | "Booking" | "Money" | "Waiver";

export type Column = {
  /** In addresses; final. A question's column has the question's id. */
  id: string;
  /** The head of the column, and the words beside its tick box. */
  header: string;
  group: ColumnGroup;
  /** In a workbook, in characters. */
  width: number;
  cellOf: (booking: ListedBooking) => Cell;
};

type AskedEvent = Pick<BookableEvent, "questions" | "formerQuestions">;

const rupeesOf = (paise: number | null): number | null => (paise === null ? null : paise / 100);
const momentOf = (time: Date | null): string | null => (time === null ? null : indiaStamp(time));

const BEFORE_ANSWERS: readonly Column[] = [
  { id: "bib", header: "Bib", group: "Rider", width: 8, cellOf: ({ bibNumber }) => bibNumber },
  { id: "name", header: "Name", group: "Rider", width: 26, cellOf: ({ name }) => name },
  {
    id: "category",
    header: "Category",
    group: "Rider",
    width: 18,
    cellOf: ({ categoryName, categoryId }) => categoryName ?? categoryId,
  },
  { id: "phone", header: "Phone", group: "Rider", width: 17, cellOf: ({ phone }) => phone },
  { id: "email", header: "Email", group: "Rider", width: 28, cellOf: ({ email }) => email },
  {
    id: "language",
    header: "Language",
    group: "Rider",
    width: 10,
    cellOf: ({ language }) => language && languageNames[language].english,
  },
];

const AFTER_ANSWERS: readonly Column[] = [
  { id: "reference", header: "Reference", group: "Booking", width: 12, cellOf: ({ reference }) => reference },
  { id: "state", header: "State", group: "Booking", width: 11, cellOf: ({ state }) => stateCopy[state] },
  {
    id: "confirmed_at",
    header: "Confirmed at (India time)",
    group: "Booking",
    width: 22,
    cellOf: ({ confirmedAt }) => momentOf(confirmedAt),
  },
  {
    id: "queue_number",
    header: "Number in the queue",
    group: "Booking",
    width: 12,
    cellOf: ({ queueNumber }) => queueNumber,
  },
  {
    id: "amount",
    header: "Paid online (rupees)",
    group: "Money",
    width: 14,
    cellOf: ({ amountPaise }) => rupeesOf(amountPaise),
  },
  {
    id: "fee",
    header: "Of which Startline's fee (rupees)",
    group: "Money",
    width: 14,
    cellOf: ({ platformFeePaise }) => rupeesOf(platformFeePaise),
  },
  { id: "payment", header: "Payment at Razorpay", group: "Money", width: 22, cellOf: ({ paymentId }) => paymentId },
  {
    id: "cash",
    header: "Taken in cash (rupees)",
    group: "Money",
    width: 14,
    cellOf: ({ cashPaise }) => rupeesOf(cashPaise),
  },
  {
    id: "owed",
    header: "Owes you (rupees)",
    group: "Money",
    width: 14,
    cellOf: ({ owedPaise }) => (owedPaise === 0 ? null : rupeesOf(owedPaise)),
  },
  {
    id: "complimentary",
    header: "Complimentary, why",
    group: "Money",
    width: 22,
    cellOf: ({ complimentaryReason }) => complimentaryReason,
  },
  {
    id: "waiver_version",
    header: "Waiver signed, version",
    group: "Waiver",
    width: 12,
    cellOf: ({ waiverVersion }) => waiverVersion,
  },
  {
    id: "waiver_language",
    header: "Waiver read in",
    group: "Waiver",
    width: 12,
    cellOf: ({ waiverLanguage }) => waiverLanguage && languageNames[waiverLanguage].english,
  },
  {
    id: "waiver_signed_at",
    header: "Waiver signed at (India time)",
    group: "Waiver",
    width: 22,
    cellOf: ({ waiverSignedAt }) => momentOf(waiverSignedAt),
  },
];

/** Every column that a list of this event's riders can have, in their order in it. */
export function columnsOf(event: AskedEvent): Column[] {
  const questions = event.questions.map(
    (question): Column => ({
      id: question.id,
      header: question.label,
      group: "Answers",
      width: 18,
      cellOf: ({ answers }) => answerCell(answers[question.id], question),
    }),
  );
  return [...BEFORE_ANSWERS, ...questions, otherAnswersOf(event), ...AFTER_ANSWERS];
}

const otherAnswersOf = (event: AskedEvent): Column => ({
  id: "other_answers",
  header: "Answers to earlier questions",
  group: "Answers",
  width: 24,
  cellOf: ({ answers }) =>
    otherAnswers(answers, event)
      .map(({ label, answer }) => `${label}: ${answer}`)
      .join("; "),
});

/** The chosen ones, in the order of the list; null where nobody knows one of them. */
export function chooseColumns(event: AskedEvent, ids: readonly string[]): Column[] | null {
  const columns = columnsOf(event);
  if (ids.some((id) => !columns.some((column) => column.id === id))) return null;
  return columns.filter(({ id }) => ids.includes(id));
}

export type Preset = { name: string; about: string; ids: readonly string[]; order: "booked" | "bib" };

/** What people ask for again and again; whoever gets it needs no more of anybody's data. */
export function presetsOf(event: AskedEvent): Preset[] {
  const all = columnsOf(event).map(({ id }) => id);
  const questions = event.questions.map(({ id }) => id);
  return [
    { name: "All", about: "Everything that is known.", ids: all, order: "booked" },
    { name: "Start list", about: "To read names out.", ids: ["bib", "name", "category"], order: "bib" },
    {
      name: "Kit counter",
      about: "To hand out bibs and kits.",
      ids: ["bib", "name", "category", "phone", ...questions, "reference", "owed", "waiver_signed_at"],
      order: "bib",
    },
    {
      name: "Timing company",
      about: "No email, no money.",
      ids: ["bib", "name", "category", "phone", ...questions, "reference"],
      order: "bib",
    },
  ];
}
