/** What an email says, before it is HTML or plain text. A kind of message is a function from a booking to a letter. */
export type Letter = {
  /** Of the copy. */
  language: string;
  subject: string;
  /** The line that a mail program shows beside the subject. */
  preview: string;
  /** The color of the heading's band: green only for "yours", plain for the rest. */
  tone: "yours" | "plain";
  heading: string;
  opening: string[];
  ticket?: Ticket;
  /** Null for whom no link opens the booking. */
  button: { label: string; url: string } | null;
  sections: LetterSection[];
  /** Whom to ask. */
  contact: { sentence: string; email: string; phone: string };
  footer: string[];
};

export type Ticket = {
  event: string;
  referenceLabel: string;
  reference: string;
  rows: LetterRow[];
  /** What a screen reader says in place of the QR code. */
  codeLabel: string;
};

export type LetterSection = { title: string; rows?: LetterRow[]; items?: string[]; note?: string };

export type LetterRow = { label: string; value: string; url?: string };
