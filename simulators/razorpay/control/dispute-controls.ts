import { DISPUTE_MOVES, isDisputeMove } from "../engine/dispute.ts";
import { moveDispute } from "../engine/move-dispute.ts";
import { noSuchId } from "../engine/refusal.ts";
import { answer, refused } from "../rest/reply.ts";
import type { Stage } from "../stage.ts";
import type { Control } from "./control-request.ts";

/** What the bank decides about a dispute. `/payments/:id/dispute` raises one. */
export function disputeControls(control: Control, stage: Stage): void {
  control.post("/disputes/:id/:move", (c) => {
    const move = c.req.param("move");
    if (!isDisputeMove(move)) return c.json({ error: `One of ${Object.keys(DISPUTE_MOVES).join(", ")}` }, 404);
    const dispute = stage.current.books.disputes.get(c.req.param("id"));
    if (!dispute) return refused(noSuchId());
    return answer(moveDispute(stage.current, dispute, move), ({ wire }) => wire);
  });
}
