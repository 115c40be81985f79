import { createOrder } from "../engine/create-order.ts";
import { notesOnWire, refuseNotes } from "../engine/notes.ts";
import type { Order } from "../engine/order.ts";
import { Refusal } from "../engine/refusal.ts";
import { collection, expansions, listNewestFirst, readPage } from "./lists.ts";
import { answer, readJson, refused } from "./reply.ts";
import type { Rest } from "./rest-env.ts";
import { serializePayment } from "./serialize-payment.ts";

/** `/v1/orders`. */
export function orderRoutes(rest: Rest): void {
  rest.post("/orders", async (c) => {
    const body = await readJson(c.req);
    if (body instanceof Refusal) return refused(body);
    return answer(createOrder(c.get("sim"), c.get("merchant"), body), (order) => order.wire);
  });

  rest.get("/orders", (c) => {
    const [sim, merchant] = [c.get("sim"), c.get("merchant")];
    const { receipt, authorized, ...query } = c.req.query();
    const print = printer(c.req.queries());
    const orders = receipt ? (merchant.ordersByReceipt.get(receipt) ?? []) : merchant.orders;
    const isWanted = (order: Order) => authorized === undefined || hasMoney(order) === (authorized === "1");
    return answer(listNewestFirst(sim, orders, readPage(query), print, isWanted), (list) => list);
  });

  rest.get("/orders/:id", (c) =>
    answer(c.get("sim").books.order(c.get("merchant"), c.req.param("id")), printer(c.req.queries())),
  );

  rest.get("/orders/:id/payments", (c) => {
    const { books, settings } = c.get("sim");
    return answer(books.order(c.get("merchant"), c.req.param("id")), ({ payments }) => {
      const listed = payments.filter(({ wire }) => settings.listsCreatedPayments || wire.status !== "created");
      return collection(listed.map((payment) => serializePayment(payment)));
    });
  });

  rest.patch("/orders/:id", async (c) => {
    const order = c.get("sim").books.order(c.get("merchant"), c.req.param("id"));
    const body = await readJson(c.req);
    if (order instanceof Refusal) return refused(order);
    const refusal = body instanceof Refusal ? body : refuseNotes(body.notes);
    if (refusal || body instanceof Refusal) return refused(refusal as Refusal);
    order.wire.notes = notesOnWire(body.notes);
    return answer(order, ({ wire }) => wire);
  });
}

function hasMoney(order: Order): boolean {
  return order.payments.some(({ wire }) => wire.status === "authorized" || wire.captured);
}

function printer(queries: Record<string, string[]>): (order: Order) => object {
  if (!expansions(queries).has("payments")) return (order) => order.wire;
  return (order) => ({
    ...order.wire,
    payments: collection(order.payments.map((payment) => serializePayment(payment))),
  });
}
