import { readAmount } from "../engine/amount.ts";
import { capturePayment } from "../engine/capture-payment.ts";
import { notesOnWire, refuseNotes } from "../engine/notes.ts";
import { invalidField, Refusal } from "../engine/refusal.ts";
import { expansions, listNewestFirst, readPage } from "./lists.ts";
import { answer, readJson, refused } from "./reply.ts";
import type { Rest } from "./rest-env.ts";
import { serializePayment } from "./serialize-payment.ts";

/** `/v1/payments`, without its refunds. */
export function paymentRoutes(rest: Rest): void {
  rest.get("/payments", (c) => {
    const expanded = expansions(c.req.queries());
    const page = readPage(c.req.query());
    const print = (payment: Parameters<typeof serializePayment>[0]) => serializePayment(payment, expanded);
    return answer(listNewestFirst(c.get("sim"), c.get("merchant").payments, page, print), (list) => list);
  });

  rest.get("/payments/:id", (c) =>
    answer(c.get("sim").books.payment(c.get("merchant"), c.req.param("id")), (payment) =>
      serializePayment(payment, expansions(c.req.queries())),
    ),
  );

  rest.patch("/payments/:id", async (c) => {
    const payment = c.get("sim").books.payment(c.get("merchant"), c.req.param("id"));
    const body = await readJson(c.req);
    if (payment instanceof Refusal) return refused(payment);
    const refusal = body instanceof Refusal ? body : refuseNotes(body.notes);
    if (refusal || body instanceof Refusal) return refused(refusal as Refusal);
    payment.wire.notes = notesOnWire(body.notes);
    return answer(payment, ({ wire }) => wire);
  });

  rest.post("/payments/:id/capture", async (c) => {
    const sim = c.get("sim");
    const body = await readJson(c.req);
    if (body instanceof Refusal) return refused(body);
    const payment = sim.books.payment(c.get("merchant"), c.req.param("id"));
    if (payment instanceof Refusal) return refused(payment);
    const amountPaise = readAmount(body.amount);
    if (amountPaise instanceof Refusal) return refused(amountPaise);
    if (body.currency !== undefined && body.currency !== payment.wire.currency) {
      return refused(invalidField("currency", "The currency of the capture must be that of the payment."));
    }
    return answer(capturePayment(sim, payment, amountPaise), ({ wire }) => wire);
  });
}
