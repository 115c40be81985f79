/** What the page does when the API refused a join or a claim and waiting does not help. */
export type RefusalDecision =
  | { action: "join_again" }
  | { action: "wait_in_queue" }
  | { action: "choose_again"; code: string }
  | { action: "show"; code: string };

/** `rejoins`: how many new joins were tried already. */
export type RefusalFacts = { code: string; rejoins: number };

/** A new join replaces an unreadable ticket; what only the visitor can decide is shown. */
export function decideAfterRefusal({ code, rejoins }: RefusalFacts): RefusalDecision {
  switch (code) {
    case "invalid_ticket":
      return rejoins === 0 ? { action: "join_again" } : { action: "show", code };
    case "not_called":
      return { action: "wait_in_queue" };
    case "category_full":
    case "category_hidden":
      return { action: "choose_again", code };
    default:
      return { action: "show", code };
  }
}
