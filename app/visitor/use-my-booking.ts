import { useEffect, useState } from "react";
import type { MyBooking } from "./find-my-booking.ts";
import { watchMyBooking } from "./watch-my-booking.ts";

/** The booking that this browser has of the event; null before its memory was read. */
export function useMyBooking(slug: string): MyBooking | null {
  const [own, setOwn] = useState<MyBooking | null>(null);
  useEffect(() => watchMyBooking(slug, setOwn), [slug]);
  return own;
}
