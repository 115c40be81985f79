import type { Question } from "#booking/events/bookable-event.ts";
import type { Rider } from "#http/admin/booking-schemas.ts";

/** What of a rider can be corrected, flat: an answer's field is `answers.` and its question's id. */
export type RiderForm = Record<string, string>;

/** What somebody else wrote in a field in which I wrote something else. */
export type RiderConflict = { field: string; theirs: string };

const PREFIX = "answers.";
const PLAIN_FIELDS = ["name", "phone", "email", "language"] as const;

export function formOf(rider: Rider, questions: readonly Pick<Question, "id">[]): RiderForm {
  const answers = questions.map(({ id }) => [
    PREFIX + id,
    Object.hasOwn(rider.answers, id) ? (rider.answers[id] ?? "") : "",
  ]);
  return Object.fromEntries([...PLAIN_FIELDS.map((field) => [field, rider[field]]), ...answers]);
}

/** As the API takes it. */
export function detailsOf(form: RiderForm) {
  const plain = Object.fromEntries(PLAIN_FIELDS.map((field) => [field, form[field] ?? ""]));
  const answers = Object.entries(form).filter(([field, answer]) => field.startsWith(PREFIX) && answer !== "");
  return {
    ...plain,
    answers: Object.fromEntries(answers.map(([field, answer]) => [field.slice(PREFIX.length), answer])),
  };
}

/**
 * What I typed on top of what somebody else has saved since I began. A field that I left takes theirs; one that we both changed
 * keeps mine, and is a conflict that I am shown.
 */
export function mergeRider(
  began: RiderForm,
  typed: RiderForm,
  theirs: RiderForm,
): { form: RiderForm; conflicts: RiderConflict[] } {
  const fields = [...new Set([...Object.keys(typed), ...Object.keys(theirs)])];
  const isMine = (field: string) => (typed[field] ?? "") !== (began[field] ?? "");
  const isTheirs = (field: string) => (theirs[field] ?? "") !== (began[field] ?? "");
  return {
    form: Object.fromEntries(fields.map((field) => [field, (isMine(field) ? typed : theirs)[field] ?? ""])),
    conflicts: fields
      .filter((field) => isMine(field) && isTheirs(field) && typed[field] !== theirs[field])
      .map((field) => ({ field, theirs: theirs[field] ?? "" })),
  };
}

/** Whether the ticket's links go to another phone or address than before; in what case an address is written changes nothing. */
export function hasNewAddress(before: RiderForm, after: RiderForm): boolean {
  const phone = ({ phone: text }: RiderForm) => (text ?? "").replace(/[\s().-]/g, "");
  const email = ({ email: text }: RiderForm) => (text ?? "").trim().toLowerCase();
  return phone(before) !== phone(after) || email(before) !== email(after);
}
