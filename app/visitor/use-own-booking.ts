import { useEffect, useState } from "react";
import { followOwnBooking } from "./follow-own-booking.ts";
import type { OwnBooking } from "./own-booking.ts";

/** The booking that this browser has of the event; null before its memory was read. */
export function useOwnBooking(slug: string): OwnBooking | null {
  const [own, setOwn] = useState<OwnBooking | null>(null);
  useEffect(() => followOwnBooking(slug, setOwn), [slug]);
  return own;
}
