import { decideEventDraft } from "#booking/events/decide-event-draft.ts";
import type { FieldProblem } from "#booking/events/event-draft.ts";
import { fieldsInOrder } from "./field-copy.ts";
import { type EventForm, readForm } from "./form-values.ts";

/** Everything that is wrong with the form by itself, from top to bottom: one round of mending is enough. */
export function checkForm(form: EventForm, now: Date): FieldProblem[] {
  const { body, problems: unreadable } = readForm(form);
  const [startsAt, opensAt, closesAt] = [new Date(body.startsAt), new Date(body.opensAt), new Date(body.closesAt)];
  const decided = decideEventDraft({ ...body, startsAt, opensAt, closesAt }, now);
  const fields = new Set(unreadable.map(({ field }) => field));
  // Of what could not be read nothing more can be said, nor of what is compared with it.
  const isKnown = ({ field, code }: FieldProblem) =>
    !fields.has(field) && !(code === "more_than_event" && fields.has("capacity"));
  const problems = [...unreadable, ...(decided.ok ? [] : decided.problems.filter(isKnown))];
  return problems.sort((one, other) => placeOf(one) - placeOf(other));
}

const placeOf = ({ field }: FieldProblem): number => fieldsInOrder.indexOf(field.split(".")[0] ?? "");
