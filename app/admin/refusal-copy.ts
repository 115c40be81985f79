import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { apiSentence } from "./api-sentence.ts";
import type { Failure } from "./call-office.ts";
import type { Translate } from "./language/translate.ts";

/** What to say of an answer that is no success: the API's own sentence where it has one, if possible in the organizer's language. */
export function refusalCopy(failure: Failure, t: Translate): string {
  if (failure.kind === "unreachable") {
    return failure.isSent === false
      ? t("You have no connection, so nothing was changed. Try again once you are back online.")
      : t("No answer came, so it may not have happened. Check your connection, then try again.");
  }
  if (failure.code === "not_signed_in") return t("You are signed out. Sign in again, then repeat this.");
  if (failure.code === "invalid_input") return t("Write at least a few words, and at most 300 characters.");
  if (failure.code === "too_short") {
    return t("Choose a password of at least {length} characters.", { length: PASSWORD_LENGTH_MIN });
  }
  const { title } = failure.problem;
  return typeof title === "string" ? apiSentence(title, t) : t("That didn't work. Reload the page, then try again.");
}
