export type SalePhase = "scheduled" | "pre_queue" | "open" | "standby" | "sold_out" | "closed" | "cancelled";

export type CategoryStatus = { id: string; name: string; pricePaise: number; remaining: number };

/** The same bytes for every visitor (design, part 14): the only source of live numbers. */
export type StatusDocument = {
  phase: SalePhase;
  paused: boolean;
  generatedAt: string;
  opensAt: string;
  closesAt: string;
  capacity: number;
  confirmed: number;
  held: number;
  remaining: number;
  queue: {
    issued: number;
    serving: number;
    drawSize?: number | null;
    drawCommit?: string | null;
    drawSeed?: string | null;
    ratePerMinute: number;
  };
  categories: CategoryStatus[];
  poll: { minMs: number; maxMs: number };
  message: string | null;
};

/** Few enough to say the exact number: a tenth of all, or twenty. */
export const areFewLeft = (status: Pick<StatusDocument, "remaining" | "capacity">): boolean =>
  status.remaining > 0 && (status.remaining <= 20 || status.remaining <= status.capacity / 10);
