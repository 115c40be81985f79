import { factsAtFirst, type Sale, type SaleFacts, type SalePresses, type SaleProps, saleOf } from "./sale.ts";

export type SaleStore = {
  read: () => Sale;
  /** Calls `show` if anything is other than it was. */
  change: (change: Partial<SaleFacts>) => void;
};

/** The one state of the page's live parts, which stand apart from one another and must never disagree. */
export function createSaleStore(props: SaleProps, presses: SalePresses, show: (sale: Sale) => void): SaleStore {
  let facts = factsAtFirst(props);
  return {
    read: () => saleOf(props, facts, presses),
    change(change) {
      const isNews = Object.entries(change).some(([name, value]) => facts[name as keyof SaleFacts] !== value);
      if (!isNews) return;
      facts = { ...facts, ...change };
      show(saleOf(props, facts, presses));
    },
  };
}
