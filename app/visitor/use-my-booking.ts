import { useEffect, useState } from "react";
import type { MyBooking } from "./find-my-booking.ts";
import { watchMyBooking } from "./watch-my-booking.ts";

/** This browser's booking of the event; null before storage was read. */
export function useMyBooking(slug: string): MyBooking | null {
  const [own, setOwn] = useState<MyBooking | null>(null);
  useEffect(() => watchMyBooking(slug, setOwn), [slug]);
  return own;
}
