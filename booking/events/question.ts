/** What an answer may be. */
export const QUESTION_KINDS = ["text", "choice", "number", "date", "phone"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a ready-made question is for: more than its kind says is known of its answer. */
export const QUESTION_PURPOSES = [
  "date_of_birth",
  "shirt_size",
  "emergency_name",
  "emergency_phone",
  "blood_group",
  "gender",
  "club",
] as const;
export type QuestionPurpose = (typeof QUESTION_PURPOSES)[number];

/** The kind without which a purpose means nothing. */
export const KIND_OF_PURPOSE: Record<QuestionPurpose, QuestionKind> = {
  date_of_birth: "date",
  shirt_size: "choice",
  emergency_name: "text",
  emergency_phone: "phone",
  blood_group: "choice",
  gender: "choice",
  club: "text",
};

export const AGE_MAX = 120;

type Kinded = { kind?: QuestionKind | undefined; options?: readonly string[] | undefined };

/** Before there were kinds, a question with options was a choice, and any other was answered in free text. */
export const kindOf = ({ kind, options }: Kinded): QuestionKind => kind ?? (options?.length ? "choice" : "text");
