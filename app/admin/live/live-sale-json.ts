import type { LiveSale } from "#booking/sale-console/read-live-sale.ts";

/** The live document as it travels: times are text. */
export type LiveSaleJson = Omit<LiveSale, "generatedAt" | "opensAt" | "closesAt" | "confirmedPerMinute"> & {
  opensAt: string;
  closesAt: string;
  generatedAt: string;
  confirmedPerMinute: { minute: string; count: number }[];
};
