import { notesOnWire, refuseNotes } from "../engine/notes.ts";
import type { Refund } from "../engine/refund.ts";
import { refundPayment } from "../engine/refund-payment.ts";
import { noSuchId, Refusal } from "../engine/refusal.ts";
import { listNewestFirst, readPage } from "./lists.ts";
import { answer, okText, readJson, refused } from "./reply.ts";
import type { Rest } from "./rest-env.ts";

const wireOf = ({ wire }: Refund): object => wire;

/** `/v1/refunds` and the refunds of a payment. */
export function refundRoutes(rest: Rest): void {
  rest.post("/payments/:id/refund", async (c) => {
    const [sim, merchant] = [c.get("sim"), c.get("merchant")];
    const body = await readJson(c.req);
    if (body instanceof Refusal) return refused(body);
    const payment = sim.books.payment(merchant, c.req.param("id"));
    if (payment instanceof Refusal) return refused(payment);

    const key = c.req.header("X-Refund-Idempotency");
    if (key === undefined) return answer(refundPayment(sim, payment, body), wireOf);
    const kept = merchant.refundKeys.begin(key, c.req.path, body);
    if (kept instanceof Refusal) return refused(kept);
    if (kept !== undefined) return okText(kept);

    const refund = refundPayment(sim, payment, body);
    if (refund instanceof Refusal) {
      merchant.refundKeys.forget(key);
      return refused(refund);
    }
    const text = JSON.stringify(refund.wire);
    merchant.refundKeys.finish(key, text);
    return okText(text);
  });

  rest.get("/payments/:id/refunds", (c) => {
    const payment = c.get("sim").books.payment(c.get("merchant"), c.req.param("id"));
    if (payment instanceof Refusal) return refused(payment);
    return answer(listNewestFirst(c.get("sim"), payment.refunds, readPage(c.req.query()), wireOf), (list) => list);
  });

  rest.get("/payments/:id/refunds/:refundId", (c) => {
    const refund = c.get("sim").books.refund(c.get("merchant"), c.req.param("refundId"));
    if (refund instanceof Refusal) return refused(refund);
    return answer(refund.payment.wire.id === c.req.param("id") ? refund : noSuchId(), wireOf);
  });

  rest.get("/refunds", (c) =>
    answer(listNewestFirst(c.get("sim"), c.get("merchant").refunds, readPage(c.req.query()), wireOf), (list) => list),
  );

  rest.get("/refunds/:id", (c) => answer(c.get("sim").books.refund(c.get("merchant"), c.req.param("id")), wireOf));

  rest.patch("/refunds/:id", async (c) => {
    const refund = c.get("sim").books.refund(c.get("merchant"), c.req.param("id"));
    const body = await readJson(c.req);
    if (refund instanceof Refusal) return refused(refund);
    const refusal = body instanceof Refusal ? body : refuseNotes(body.notes);
    if (refusal || body instanceof Refusal) return refused(refusal as Refusal);
    refund.wire.notes = notesOnWire(body.notes);
    return answer(refund, wireOf);
  });
}
