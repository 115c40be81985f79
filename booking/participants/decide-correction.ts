import { type AskedEvent, checkDetails, type DetailsInput, type FormProblem, type Participant } from "./participant.ts";

/** One field of a person, before and after. An answer's field is `answers.` and its question's id. */
export type FieldChange = { field: string; from: string | null; to: string | null };

export type Correction =
  | { ok: true; participant: Participant; changes: FieldChange[] }
  | { ok: false; problems: FormProblem[] };

const PLAIN_FIELDS = ["name", "phone", "email", "language"] as const;
type PlainField = (typeof PLAIN_FIELDS)[number];

/**
 * What an organizer's form makes of a stored person, by the rules of the rider's own form. What they leave as it is stands even
 * where it would not be taken today: a question that is required since, or a choice that has gone, is no reason to keep a wrong phone
 * number. Answers to questions that are asked no more stay.
 */
export function decideCorrection(input: DetailsInput, event: AskedEvent, stored: Participant): Correction {
  const isLeft = (field: PlainField) => input[field].trim() === stored[field];
  const answered = event.questions.filter(
    ({ id }) => answerIn(input.answers, id).trim() !== answerIn(stored.answers, id),
  );
  const checked = checkDetails(input, { ...event, questions: answered });
  const problems = checked.problems.filter(({ field }) => !PLAIN_FIELDS.some((own) => own === field && isLeft(own)));
  const { details } = checked;
  const phone = isLeft("phone") ? stored.phone : details.phone;
  const language = isLeft("language") ? stored.language : details.language;
  if (problems.length > 0 || !phone || !language) return { ok: false, problems };

  const isSameEmail = isLeft("email");
  const answers = Object.entries(stored.answers).filter(([id]) => !answered.some((question) => question.id === id));
  const participant: Participant = {
    name: isLeft("name") ? stored.name : details.name,
    phone,
    email: isSameEmail ? stored.email : details.email,
    emailKey: isSameEmail ? stored.emailKey : details.email.toLowerCase(),
    language,
    answers: { ...Object.fromEntries(answers), ...details.answers },
  };
  return { ok: true, participant, changes: changesBetween(stored, participant) };
}

/** What differs, in the order of the form. */
function changesBetween(before: Participant, after: Participant): FieldChange[] {
  const ids = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])].sort();
  const plain = PLAIN_FIELDS.map((field) => ({ field, from: before[field], to: after[field] }));
  const answers = ids.map((id) => ({
    field: `answers.${id}`,
    from: answerIn(before.answers, id) || null,
    to: answerIn(after.answers, id) || null,
  }));
  return [...plain, ...answers].filter(({ from, to }) => from !== to);
}

/** Empty where there is none, also for an id such as `constructor`. */
const answerIn = (answers: Record<string, string>, id: string): string =>
  (Object.hasOwn(answers, id) ? answers[id] : undefined) ?? "";
