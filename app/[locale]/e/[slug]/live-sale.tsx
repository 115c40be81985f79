import { type ComponentChild, hydrate, render } from "preact";
import type { ReactElement } from "react";
import { ActionBar } from "./sale/action-bar.tsx";
import { followSale } from "./sale/follow-sale.ts";
import { ACTION_BAR_ID, elementById, readSaleProps, SALE_PANEL_ID } from "./sale/page-elements.ts";
import { isAboutToOpen, prefetchNextPage } from "./sale/prefetch-next-page.ts";
import { SalePanel } from "./sale/sale-panel.tsx";

// The page's one script: renders its live parts whenever the sale has changed. With Preact in place of React, at a
// twentieth of the size (docs/decisions/028-event-page-without-a-runtime.md).

const [panel, bar] = [elementById(SALE_PANEL_ID), elementById(ACTION_BAR_ID)];
/** The first render hydrates the server's markup. */
let draw: typeof render = hydrate;
/** The elements are Preact's: scripts/build-event-page.ts replaces React's JSX runtime with Preact's. */
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
