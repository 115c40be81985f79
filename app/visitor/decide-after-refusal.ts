/** What the page does when the API refused a join or a claim and waiting does not help. */
export type RefusalDecision =
  | { act: "join_again" }
  | { act: "wait_in_queue" }
  | { act: "choose_again" }
  | { act: "say"; code: string };

/** `rejoins`: how many new joins were tried already. */
export type RefusalFacts = { code: string; rejoins: number };

/** A new join replaces an unreadable ticket; what only the visitor can decide is shown. */
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
