import { addStatements, statementOf } from "../engine/account-statement.ts";
import type { Order } from "../engine/order.ts";
import type { Stage } from "../stage.ts";
import type { Control } from "./control-request.ts";

/** The merchant's account to the paisa, for comparing a ledger with it: in all, and per order with a payment. */
export function bookControls(control: Control, stage: Stage): void {
  control.get("/books", (c) => {
    const { orders } = stage.current.books;
    const wanted = c.req.query("order_id");
    const paid = [...orders.values()].filter(({ wire, payments }) => payments.length > 0 && isAsked(wanted, wire.id));
    const statements = paid.map(statementOf);
    const items = paid.map(({ wire }, index) => ({ order_id: wire.id, receipt: wire.receipt, ...statements[index] }));
    return c.json({
      currency: "INR",
      all: addStatements(statements),
      other_currencies: paid.flatMap(foreignMoney),
      count: items.length,
      items,
    });
  });
}

function isAsked(wanted: string | undefined, id: string): boolean {
  return wanted === undefined || wanted === id;
}

function foreignMoney({ payments }: Order): object[] {
  const foreign = payments.filter(({ wire }) => wire.captured && wire.currency !== "INR");
  return foreign.map(({ wire }) => ({ payment_id: wire.id, amount: wire.amount, currency: wire.currency }));
}
