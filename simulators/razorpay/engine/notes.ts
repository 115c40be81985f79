import { invalidField, type Refusal } from "./refusal.ts";

/** Empty notes come back as an empty array: a habit of Razorpay's that every client meets. */
export type Notes = Record<string, string> | [];

export function notesOnWire(notes: unknown): Notes {
  if (typeof notes !== "object" || notes === null || Object.keys(notes).length === 0) return [];
  return Object.fromEntries(Object.entries(notes).map(([key, value]) => [key, String(value)]));
}

/** At most 15 pairs of at most 256 characters. */
export function refuseNotes(notes: unknown): Refusal | undefined {
  if (notes === undefined || notes === null) return undefined;
  if (typeof notes !== "object") return invalidField("notes", "The notes field must be an array.");
  const values = Object.values(notes);
  if (values.length > 15) return invalidField("notes", "Number of fields in notes should be less than or equal to 15");
  if (values.some((value) => String(value).length > 256)) {
    return invalidField("notes", "Maximum length of a note is 256 characters.");
  }
  return undefined;
}
