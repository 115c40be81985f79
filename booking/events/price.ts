/** Flat per confirmed booking: Rs 25. */
export const PLATFORM_FEE_PAISE = 2500;
export const PRICE_MIN_PAISE = 100;

/** Who bears the platform fee: it is added to the organizer's ticket price, or the organizer absorbs it. */
export type FeeMode = "added" | "absorbed";

export type Price = { ticketPricePaise: number; pricePaise: number; platformFeePaise: number };

/**
 * The one all-inclusive price that the participant sees from the first page to the receipt, in paise.
 * An absorbed fee can't be more than the price itself.
 */
export function decidePrice(ticketPricePaise: number, feeMode: FeeMode): Price {
  const pricePaise = feeMode === "added" ? ticketPricePaise + PLATFORM_FEE_PAISE : ticketPricePaise;
  return { ticketPricePaise, pricePaise, platformFeePaise: Math.min(PLATFORM_FEE_PAISE, pricePaise) };
}

/** Of one booking's price, what is the organizer's. */
export const organizerSharePaise = (price: Pick<Price, "pricePaise" | "platformFeePaise">): number =>
  price.pricePaise - price.platformFeePaise;
