import fc from "fast-check";
import { expect, test } from "vitest";
import { decidePrice, organizerSharePaise, PLATFORM_FEE_PAISE, PRICE_MIN_PAISE } from "./price.ts";

test("a ticket of ₹1,500 costs ₹1,525 in all, or the organizer gets ₹1,475 of it", () => {
  expect(decidePrice(150_000, "added")).toEqual({
    ticketPricePaise: 150_000,
    pricePaise: 152_500,
    platformFeePaise: 2500,
  });
  const absorbed = decidePrice(150_000, "absorbed");
  expect(absorbed.pricePaise).toBe(150_000);
  expect(organizerSharePaise(absorbed)).toBe(147_500);
});

test("the parts of a price are whole paise, never negative, and make up the price", () => {
  const ticket = fc.integer({ min: PRICE_MIN_PAISE, max: 10_000_000 });
  fc.assert(
    fc.property(ticket, fc.constantFrom("added" as const, "absorbed" as const), (ticketPricePaise, feeMode) => {
      const price = decidePrice(ticketPricePaise, feeMode);
      const share = organizerSharePaise(price);
      expect(share + price.platformFeePaise).toBe(price.pricePaise);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(price.platformFeePaise).toBeLessThanOrEqual(PLATFORM_FEE_PAISE);
      expect(Number.isInteger(price.pricePaise)).toBe(true);
      if (feeMode === "added") expect(share).toBe(ticketPricePaise);
    }),
  );
});
