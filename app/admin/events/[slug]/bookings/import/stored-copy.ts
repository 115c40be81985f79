import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { ImportRow } from "#http/admin/rider-import-schemas.ts";
import { isLanguage } from "#platform/languages.ts";
import { languageName } from "../../../../language/language-name.ts";
import type { Translate } from "../../../../language/translate.ts";
import { paidCopy } from "../booking-copy.ts";

/** What the event calls that which a row has only the ids of. */
export type NamesOfEvent = {
  categories: Pick<BookableEvent["categories"][number], "id" | "name">[];
  questions: Pick<BookableEvent["questions"][number], "id" | "label">[];
};

/** What a row would store beside name, phone and email: its booking in a line, and a line for each answer. */
export function storedCopy({ rider }: ImportRow, { categories, questions }: NamesOfEvent, t: Translate): string[] {
  const { categoryId, addedFor, language, hasSignedOnPaper, answers } = rider;
  const cashPaise = addedFor.kind === "cash" ? addedFor.cashPaise : null;
  const isUnpaid = cashPaise === null && addedFor.reason === "";
  const booking = [
    categories.find(({ id }) => id === categoryId)?.name,
    isUnpaid
      ? null
      : paidCopy({ amountPaise: 0, cashPaise, complimentaryReason: cashPaise === null ? addedFor.reason : null }, t),
    addedFor.reason,
    isLanguage(language) ? t(languageName[language]) : language,
    hasSignedOnPaper ? t("Waiver signed on paper") : null,
  ];
  const answered = questions.flatMap(({ id, label }) => (answers[id] ? [`${label}: ${answers[id]}`] : []));
  return [booking.filter(Boolean).join(" · "), ...answered];
}
