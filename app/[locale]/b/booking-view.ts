export type BookingState = "held" | "paying" | "confirmed" | "expired" | "released" | "cancelled";

/** What `GET /api/bookings/{id}` answers to the one who may see it. */
export type BookingView = {
  bookingId: string;
  reference: string;
  state: BookingState;
  categoryId: string;
  categoryName: string;
  amountPaise: number;
  holdExpiresAt: string;
  payBy: string | null;
  keptUntil: string;
  serverTime: string;
  participant: { name: string; phone: string; email: string } | null;
  /** `refundId` is Razorpay's, once it is known. */
  refund: {
    refundId: string | null;
    state: "wanted" | "requested" | "processed" | "failed";
    amountPaise: number;
  } | null;
  payment: "none" | "under_way" | "failed" | "captured";
  event: BookedEvent;
  qrSvg: string | null;
  calendarUrl: string | null;
};

export type BookedEvent = {
  slug: string;
  title: string;
  startsAt: string;
  place: string;
  mapUrl: string | null;
  reportingNote: string;
  organizerName: string;
  organizerEmail: string;
  organizerPhone: string;
  bring: string[];
  brandColor: string;
};

/** What the form and the payment need of `GET /api/events/{slug}`. */
export type EventForm = {
  waiver: { version: number; text: string };
  questions: { id: string; label: string; options?: string[]; isRequired: boolean }[];
  razorpay: { checkoutUrl: string };
};
