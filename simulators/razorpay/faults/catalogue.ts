import { API_FAULTS } from "./api-faults.ts";
import { CHECKOUT_FAULTS } from "./checkout-faults.ts";
import { CONTENT_FAULTS } from "./content-faults.ts";
import { FAULT_PLACES, type FaultPlace, type FaultRequest, type FaultTable } from "./fault.ts";
import { PAYMENT_FAULTS } from "./payment-faults.ts";
import { REFUND_FAULTS } from "./refund-faults.ts";
import { WEBHOOK_FAULTS } from "./webhook-faults.ts";

const TABLES: Record<FaultPlace, FaultTable<unknown>> = {
  api_before: API_FAULTS,
  api_after: API_FAULTS,
  api_content: CONTENT_FAULTS,
  webhook: WEBHOOK_FAULTS,
  payment: PAYMENT_FAULTS,
  refund: REFUND_FAULTS,
  checkout: CHECKOUT_FAULTS,
};

/** Every kind of fault by its place, each with its sentence. */
export function faultCatalogue(): Record<string, Record<string, string>> {
  const sentences = (table: FaultTable<unknown>) =>
    Object.fromEntries(Object.entries(table).map(([what, { does }]) => [what, does]));
  return Object.fromEntries(Object.entries(TABLES).map(([where, table]) => [where, sentences(table)]));
}

/** The request with what its kind matches by itself, or why there is no such fault. */
export function readFaultRequest({ where, what, ...rest }: Partial<FaultRequest>): FaultRequest | string {
  if (!FAULT_PLACES.includes(where as FaultPlace)) return `where is one of ${FAULT_PLACES.join(", ")}`;
  const table = TABLES[where as FaultPlace];
  const name = String(what);
  if (!Object.hasOwn(table, name)) return `what is one of ${Object.keys(table).join(", ")}`;
  return { ...rest, where: where as FaultPlace, what: name, match: { ...table[name]?.match, ...rest.match } };
}
