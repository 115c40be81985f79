/** One sentence that a visitor was shown, and when its question was sent and answered, in milliseconds since 1970. */
export type Told = {
  askedAt: number;
  at: number;
  /** The booking that the visitor had then; another place may follow. */
  bookingId: string | null;
  what: "called" | "held" | "paying" | "confirmed" | "expired" | "released" | "cancelled" | "sold_out";
};

/** How a visit ended. `unfinished`: the run was over first. */
export type End =
  | "confirmed"
  | "sold_out"
  | "gave_up_place"
  | "absent"
  | "left"
  | "already_booked"
  | "expired"
  | "refused"
  | "refunded"
  | "unfinished";

/** All that one visitor lived through; what the laws judge. */
export type VisitorRecord = {
  index: number;
  slug: string;
  isBot: boolean;
  /** Of a bot: how often it tried to join, and how many numbers it got. */
  botTries: number;
  botNumbers: number;
  email: string;
  phone: string;
  arrivedAt: number;
  joinedAt: number | null;
  number: number | null;
  /** When the page first showed the turn, and when a claim was first sent for it. */
  turnAt: number | null;
  claimedAt: number | null;
  heldAt: number | null;
  timesHeld: number;
  paidAt: number | null;
  confirmedAt: number | null;
  endedAt: number | null;
  end: End;
  /** The code of the refusal that ended it. */
  refusedCode: string | null;
  bookingId: string | null;
  orderId: string | null;
  told: Told[];
  /** When they were told `busy` with a call or a place: since the last success, and each time that it was twice in a row or more. */
  busyNow: number[];
  busyRuns: number[][];
  /** The wait that the page first told, in minutes, and when. */
  toldWait: { at: number; low: number; high: number | null } | null;
};

export function newRecord(index: number, slug: string, arrivedAt: number): VisitorRecord {
  return {
    index,
    slug,
    isBot: false,
    botTries: 0,
    botNumbers: 0,
    email: `rider.${index}@surge.example`,
    phone: `+9198${String(10_000_000 + index).padStart(8, "0")}`,
    arrivedAt,
    joinedAt: null,
    number: null,
    turnAt: null,
    claimedAt: null,
    heldAt: null,
    timesHeld: 0,
    paidAt: null,
    confirmedAt: null,
    endedAt: null,
    end: "unfinished",
    refusedCode: null,
    bookingId: null,
    orderId: null,
    told: [],
    busyNow: [],
    busyRuns: [],
    toldWait: null,
  };
}
