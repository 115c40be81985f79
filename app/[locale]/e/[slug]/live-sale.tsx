import { type ComponentChild, hydrate, render } from "preact";
import type { ReactElement } from "react";
import { ActionBar } from "./sale/action-bar.tsx";
import { followSale } from "./sale/follow-sale.ts";
import { ACTION_BAR_ID, elementById, readSaleProps, SALE_PANEL_ID } from "./sale/page-elements.ts";
import { isAboutToOpen, prefetchNextPage } from "./sale/prefetch-next-page.ts";
import { SalePanel } from "./sale/sale-panel.tsx";

// The page's one script: draws its live parts again whenever the sale has changed. With Preact in React's place, which is a
// twentieth of the bytes (docs/decisions/028-event-page-without-a-runtime.md).

const [panel, bar] = [elementById(SALE_PANEL_ID), elementById(ACTION_BAR_ID)];
/** At first what the server drew is only brought to life. */
let draw: typeof render = hydrate;
/** The elements are Preact's own: scripts/build-event-page.ts puts its JSX in place of React's. */
const drawInto = (part: HTMLElement, element: ReactElement) => draw(element as unknown as ComponentChild, part);

const readSale = followSale(readSaleProps(), (sale) => {
  drawInto(panel, <SalePanel sale={sale} />);
  drawInto(bar, <ActionBar sale={sale} />);
  draw = render;
  if (isAboutToOpen(sale)) void prefetchNextPage(sale);
});

for (const part of [panel, bar]) {
  for (const sign of ["pointerdown", "keydown", "focusin"]) {
    part.addEventListener(sign, () => void prefetchNextPage(readSale()));
  }
}
