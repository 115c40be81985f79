import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { AnswerField, type AnswerFieldCopy } from "#app/questions/answer-field.tsx";
import type { Draft } from "#app/visitor/stored-drafts.ts";
import type { Question } from "#booking/events/bookable-event.ts";
import type { ReadTexts } from "#booking/events/translation.ts";
import { answerIn } from "./check-form.ts";

type Props = {
  questions: readonly Question[];
  draft: Draft;
  read: ReadTexts;
  copy: { optional: string; answers: AnswerFieldCopy };
  /** The day of the event, in words. */
  eventDay: string;
  isDisabled: boolean;
  errorText: (field: string) => string | undefined;
  onChange: (change: Pick<Draft, "answers">, field: string) => void;
};

/** The organizer's own questions, as the rider reads and answers them. */
export function QuestionFields({ questions, draft, read, copy, eventDay, isDisabled, errorText, onChange }: Props) {
  return questions.map((question) => {
    const field = `answers.${question.id}`;
    return (
      <AnswerField
        key={field}
        isOwn
        frame={{
          id: field,
          name: field,
          label: <OrganizerText of={read(question.label)} />,
          optional: question.isRequired ? undefined : copy.optional,
          error: errorText(field),
          disabled: isDisabled,
        }}
        question={question}
        value={answerIn(draft, question.id)}
        options={(question.options ?? []).map((option) => ({ value: option, ...read(option) }))}
        copy={copy.answers}
        eventDay={eventDay}
        onChange={(answer) => onChange({ answers: { ...draft.answers, [question.id]: answer } }, field)}
      />
    );
  });
}
