import type { EventForm } from "./form-values.ts";

export type SectionProps = {
  form: EventForm;
  change: (change: Partial<EventForm>) => void;
  errorOf: (field: string) => string | undefined;
  /** From publishing on the link stays, and what is saved is seen at once. */
  isPublic: boolean;
};

/** `rows` with one of them changed. */
export const changedRow = <Row extends { row: number }>(rows: Row[], row: number, change: Partial<Row>): Row[] =>
  rows.map((each) => (each.row === row ? { ...each, ...change } : each));

export const withoutRow = <Row extends { row: number }>(rows: Row[], row: number): Row[] =>
  rows.filter((each) => each.row !== row);
