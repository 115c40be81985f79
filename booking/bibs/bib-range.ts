/** Which numbers the riders of a category get, both ends included. */
export type BibRange = { categoryId: string; first: number; last: number };

/** In which those who have no number stand for one. */
export const BIB_ORDERS = ["booked", "name"] as const;
export type BibOrder = (typeof BIB_ORDERS)[number];

/** Four digits are what can be read from a moving bicycle; some events print five. Our choice. */
export const BIB_NUMBER_MAX = 99_999;

/** How far the numbers of a category have come. */
export type CategoryBibs = {
  categoryId: string;
  range: { first: number; last: number } | null;
  /** Confirmed riders with and without a number. */
  given: number;
  waiting: number;
};
