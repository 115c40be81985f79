import { indiaStamp } from "#platform/india-local.ts";
import type { BookableEvent, Question } from "../events/bookable-event.ts";
import type { ListedBooking } from "./listed-booking.ts";
import { otherAnswers } from "./other-answers.ts";

export type ExportedEvent = Pick<BookableEvent, "id" | "questions" | "formerQuestions">;
/** Text is never anything but text; null is an empty cell. */
export type Cell = string | number | null;

const BEFORE_THE_QUESTIONS = [
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
];

/** Where the number stands, in E.164. */
export const PHONE_COLUMN = BEFORE_THE_QUESTIONS.indexOf("phone");

export const headerOf = (questions: readonly Question[]): string[] => [
  ...BEFORE_THE_QUESTIONS,
  ...questions.map((question) => question.label),
  "other_answers",
];

export function rowOf(booking: ListedBooking, event: ExportedEvent): Cell[] {
  return [
    booking.reference,
    booking.state,
    booking.categoryName ?? booking.categoryId,
    booking.name,
    booking.phone,
    booking.email,
    booking.language,
    booking.amountPaise / 100,
    booking.platformFeePaise / 100,
    booking.paymentId ??
      (booking.complimentaryReason === null ? null : `complimentary: ${booking.complimentaryReason}`),
    momentOf(booking.confirmedAt),
    booking.waiverVersion,
    booking.waiverLanguage,
    momentOf(booking.waiverSignedAt),
    booking.queueNumber,
    ...event.questions.map((question) => booking.answers[question.id] ?? null),
    otherAnswers(booking.answers, event)
      .map(({ label, answer }) => `${label}: ${answer}`)
      .join("; "),
  ];
}

const momentOf = (time: Date | null): string | null => (time === null ? null : indiaStamp(time));
