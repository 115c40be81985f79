import type { Reply } from "../visitor/call-api.ts";

/** What to say of an answer that is no success: the API's own sentence where it has one. */
export function refusalWords(reply: Exclude<Reply<unknown>, { kind: "ok" }>): string {
  if (reply.kind === "unreachable")
    return "No answer came. Check your connection, then load the page again to see what was done.";
  if (reply.code === "not_signed_in") return "You are signed out. Sign in again, then repeat this.";
  if (reply.code === "invalid_input") return "Write at least a few words, and at most 300 characters.";
  const { title } = reply.problem;
  return typeof title === "string" ? title : "That did not work. Load the page again, then try again.";
}
