/** What the browser does when the API refused to join or to claim, once waiting does not help. */
export type RefusalDecision =
  | { act: "join_again" }
  | { act: "wait_in_queue" }
  | { act: "choose_again" }
  | { act: "say"; code: string };

/** `rejoins`: how often a new join was tried already. */
export type RefusalFacts = { code: string; rejoins: number };

/** A new join helps against an unreadable ticket; what only the person can decide is said. */
export function decideAfterRefusal({ code, rejoins }: RefusalFacts): RefusalDecision {
  switch (code) {
    case "invalid_ticket":
      return rejoins === 0 ? { act: "join_again" } : { act: "say", code };
    case "not_called":
      return { act: "wait_in_queue" };
    case "category_full":
      return { act: "choose_again" };
    default:
      return { act: "say", code };
  }
}
