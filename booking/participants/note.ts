/** What an organizer wrote on a booking, for the other organizers. The rider never sees it. */
export type BookingNote = {
  id: string;
  text: string;
  by: string;
  at: Date;
  /** A note is never changed: who was wrong strikes it out, and it stays readable. */
  struck: { by: string; at: Date } | null;
};
