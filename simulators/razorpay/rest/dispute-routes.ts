import type { Dispute } from "../engine/dispute.ts";
import { expansions, listNewestFirst, readPage } from "./lists.ts";
import { answer } from "./reply.ts";
import type { Rest } from "./rest-env.ts";
import { serializePayment } from "./serialize-payment.ts";

/** `/v1/disputes`: to read. They are accepted and contested with the control calls only. */
export function disputeRoutes(rest: Rest): void {
  rest.get("/disputes", (c) => {
    const page = readPage(c.req.query());
    const print = printer(c.req.queries());
    return answer(listNewestFirst(c.get("sim"), c.get("merchant").disputes, page, print), (list) => list);
  });

  rest.get("/disputes/:id", (c) =>
    answer(c.get("sim").books.dispute(c.get("merchant"), c.req.param("id")), printer(c.req.queries())),
  );
}

function printer(queries: Record<string, string[]>): (dispute: Dispute) => object {
  if (!expansions(queries).has("payment")) return ({ wire }) => wire;
  return ({ wire, payment }) => ({ ...wire, payment: serializePayment(payment) });
}
