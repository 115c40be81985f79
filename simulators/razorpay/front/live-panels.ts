import { addStatements, statementOf } from "../engine/account-statement.ts";
import type { Simulator } from "../simulator.ts";
import { callList } from "./call-list.ts";
import { clockPanel } from "./clock-panel.ts";
import { faultList } from "./fault-list.ts";
import type { Html } from "./markup.ts";
import { moneyPanel } from "./money-panel.ts";
import { newestOrders, orderList } from "./order-list.ts";
import { webhookList } from "./webhook-list.ts";

/** The parts of the page that change by themselves. */
export interface LivePanels {
  clock: Html;
  money: Html;
  faults: Html;
  orders: Html;
  webhooks: Html;
  calls: Html;
}

/** All panels as they stand now; `find` narrows the orders to one id or receipt. */
export function livePanels(sim: Simulator, find: string): LivePanels {
  const statements = [...sim.books.orders.values()].filter(({ payments }) => payments.length > 0).map(statementOf);
  return {
    clock: clockPanel(sim),
    money: moneyPanel(addStatements(statements)),
    faults: faultList(sim),
    orders: orderList(newestOrders(sim, find.trim()), find.trim()),
    webhooks: webhookList(sim),
    calls: callList(sim),
  };
}
