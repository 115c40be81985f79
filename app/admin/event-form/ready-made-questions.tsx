import type { QuestionPurpose } from "#booking/events/question.ts";
import { questionIn, questionTexts, READY_MADE } from "#booking/events/templates/questions.ts";
import { LANGUAGES } from "#platform/languages.ts";
import type { Text } from "../language/text.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { type EventForm, rowOfQuestion } from "./form-values.ts";
import { AddRow } from "./row-buttons.tsx";
import type { SectionProps } from "./section-props.ts";

const OFFERS: { name: Text; purposes: QuestionPurpose[] }[] = [
  { name: "Date of birth", purposes: ["date_of_birth"] },
  { name: "T-shirt size", purposes: ["shirt_size"] },
  { name: "Emergency contact", purposes: ["emergency_name", "emergency_phone"] },
  { name: "Blood group", purposes: ["blood_group"] },
  { name: "Gender", purposes: ["gender"] },
  { name: "Club or city", purposes: ["club"] },
];

/** Adds a question with one tap, in the language of the texts and with its translations. */
export function ReadyMadeQuestions({ form, change }: Pick<SectionProps, "form" | "change">) {
  const t = useOrganizerText();
  const asked = new Set(form.questions.map(({ purpose }) => purpose));
  const offers = OFFERS.filter(({ purposes }) => !purposes.every((purpose) => asked.has(purpose)));
  if (offers.length === 0) return null;
  return (
    <fieldset>
      <legend className="font-semibold">{t("Add with one tap")}</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {offers.map(({ name, purposes }) => (
          <AddRow
            key={name}
            onClick={() =>
              change(
                withReadyMade(
                  form,
                  purposes.filter((purpose) => !asked.has(purpose)),
                ),
              )
            }
          >
            {t(name)}
          </AddRow>
        ))}
      </div>
    </fieldset>
  );
}

/** What somebody has translated already stays as they wrote it. */
export function withReadyMade(
  { questions, language, translations }: Pick<EventForm, "questions" | "language" | "translations">,
  purposes: readonly QuestionPurpose[],
): Pick<EventForm, "questions" | "translations"> {
  const added = purposes.map((purpose) => READY_MADE[purpose]);
  const others = LANGUAGES.filter((other) => other !== language);
  return {
    questions: [...questions, ...added.map((question) => rowOfQuestion(questionIn(language, question)))],
    translations: {
      ...translations,
      ...Object.fromEntries(
        others.map((other) => [
          other,
          Object.assign({}, ...added.map((question) => questionTexts(question, language, other)), translations[other]),
        ]),
      ),
    },
  };
}
