import type { Copy } from "#app/copy/copy.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import type { Language } from "#platform/languages.ts";
import type { InitialStatus } from "../initial-status.ts";
import { type Action, decideAction, type MyPlace } from "./decide-action.ts";

export type SaleCategory = {
  id: string;
  name: string;
  /** Of the name, where it is not the page's. */
  lang?: Language;
  pricePaise: number;
  platformFeePaise: number;
};

/** What the page shows of the sale, the same for everybody. */
export type SaleProps = {
  slug: string;
  locale: Language;
  categories: SaleCategory[];
  isPriceBreakdownShown: boolean;
  initialStatus: InitialStatus | null;
  copy: Pick<Copy["event"], "sale" | "price"> & { refusals: Copy["refusals"] };
};

/** What only this browser knows, and when. */
export type SaleFacts = {
  /** The newest document received, however old. */
  status: StatusDocument | null;
  /** Failed calls in a row. */
  failures: number;
  /** The last of them because nobody was there: no network, or something else in the way. */
  isOffline: boolean;
  myPlace: MyPlace;
  chosenId: string | null;
  isBusy: boolean;
  /** Shown beside the button. */
  feedback: string | null;
  /** By the server's clock; null before the first tick, and once the sale is open. */
  secondsToOpen: number | null;
  /** How old `status` is; null while that is no news. */
  ageSeconds: number | null;
};

export type SalePresses = { choose: (categoryId: string) => void; book: () => void };

/** All that the live parts show. They are pure functions of it, so that server and browser say the same. */
export type Sale = SaleProps & SaleFacts & SalePresses & { action: Action };

export const factsAtFirst = ({ categories }: Pick<SaleProps, "categories">): SaleFacts => ({
  status: null,
  failures: 0,
  isOffline: false,
  myPlace: { kind: "nothing" },
  chosenId: categories.length === 1 ? (categories[0]?.id ?? null) : null,
  isBusy: false,
  feedback: null,
  secondsToOpen: null,
  ageSeconds: null,
});

export const saleOf = (props: SaleProps, facts: SaleFacts, presses: SalePresses): Sale => ({
  ...props,
  ...facts,
  ...presses,
  action: decideAction(facts.status, facts.myPlace),
});

/** As the server shows it, where nobody can press anything. */
export const saleAtFirst = (props: SaleProps): Sale =>
  saleOf(props, factsAtFirst(props), { choose: () => {}, book: () => {} });
