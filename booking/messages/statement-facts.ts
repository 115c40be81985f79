/** What the email that brings an event's statement says. */
export type StatementFacts = {
  eventTitle: string;
  startsAt: Date;
  generatedAt: Date;
  /** As the statement is read from top to bottom. */
  rows: { label: string; amountPaise: number }[];
  /** The organizer who sends it, whom to ask. */
  sentBy: string;
  organizer: { name: string; phone: string };
  fileName: string;
};
