import type { Question } from "../events/bookable-event.ts";
import type { AnswerRefusal } from "./answer.ts";

/** Why an answer was not taken, for an organizer and for who calls the API. The rider's own page says it in their language. */
export function answerCopy(because: AnswerRefusal, { label, ageMin, ageMax }: Question): string {
  switch (because) {
    case "answer_missing":
      return `Please answer: ${label}.`;
    case "answer_too_long":
      return "Shorten this to 500 characters.";
    case "answer_unknown":
      return "Choose one of the answers.";
    case "number_invalid":
      return "Enter a number, like 12 or 12.5.";
    case "date_invalid":
      return "Enter a date with day, month and year, like 31 5 1990.";
    case "date_in_future":
      return "Enter the date of birth, not a date to come.";
    case "too_young":
      return `Riders must be ${ageMin} or older on the day of the event. Check the date of birth.`;
    case "too_old":
      return `Riders can be at most ${ageMax} on the day of the event. Check the date of birth.`;
    case "contact_phone_invalid":
      return "Enter a mobile number, like 98765 43210.";
    case "own_phone":
      return "Enter somebody else's number, not the rider's own.";
  }
}
