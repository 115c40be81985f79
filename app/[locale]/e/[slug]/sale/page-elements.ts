import type { SaleProps } from "./sale.ts";

// The ids of the live parts, and the props that the server rendered them from.

export const SALE_PANEL_ID = "sale-panel";
export const ACTION_BAR_ID = "action-bar";
export const SALE_ID = "sale";

/** For a script element: no text of an organizer can close it. */
export const jsonOf = (props: SaleProps): string => JSON.stringify(props).replaceAll("<", "\\u003c");

export const readSaleProps = (): SaleProps => JSON.parse(elementById(SALE_ID).textContent);

export function elementById(id: string): HTMLElement {
  const part = document.getElementById(id);
  if (!part) throw new Error(`the page has no ${id}`);
  return part;
}
