import type { Failure } from "./call-office.ts";

/** What to say of an answer that is no success: the API's own sentence where it has one. */
export function refusalCopy(failure: Failure): string {
  if (failure.kind === "unreachable") {
    return failure.isSent === false
      ? "You have no connection, so nothing was changed. Try again once you are back online."
      : "No answer came, so it may not have happened. Check your connection, then try again.";
  }
  if (failure.code === "not_signed_in") return "You are signed out. Sign in again, then repeat this.";
  if (failure.code === "invalid_input") return "Write at least a few words, and at most 300 characters.";
  const { title } = failure.problem;
  return typeof title === "string" ? title : "That didn't work. Reload the page, then try again.";
}
