import type { Question } from "#booking/events/bookable-event.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { ContactLimit } from "./contact-limit.tsx";
import { FormSection } from "./form-section.tsx";
import { type QuestionRow, rowOfQuestion } from "./form-values.ts";
import { QuestionEditor } from "./question-editor.tsx";
import { ReadyMadeQuestions } from "./ready-made-questions.tsx";
import { AddRow } from "./row-buttons.tsx";
import { changedRow, onceFor, type SectionProps, withoutRow } from "./section-props.ts";

const NEW_QUESTION: Question = { id: "", label: "", kind: "text", isRequired: false };

export function QuestionsSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf, isPublic } = props;
  const { questions } = form;
  const add = () => change({ questions: [...questions, rowOfQuestion(NEW_QUESTION)] });
  return (
    <FormSection
      id="part-questions"
      about={t(
        "Name, phone, email and the waiver are always asked. Each extra question costs people seconds while others wait: ask only what you need.",
      )}
    >
      {questions.map((question, index) => (
        <QuestionEditor
          key={question.row}
          {...props}
          question={question}
          path={`questions.${index}`}
          isAsked={isPublic && question.id !== ""}
          onChange={(part) => change({ questions: changedRow(questions, question.row, part) })}
          onMoveUp={index > 0 ? () => change({ questions: swapped(questions, index - 1) }) : null}
          onMoveDown={index < questions.length - 1 ? () => change({ questions: swapped(questions, index) }) : null}
          onRemove={() => change({ questions: withoutRow(questions, question.row) })}
        />
      ))}
      {errorOf("questions") ? <p className="font-medium text-lost">{errorOf("questions")}</p> : null}
      <div className={`space-y-4 ${onceFor(props)}`}>
        <ReadyMadeQuestions form={form} change={change} />
        <AddRow onClick={add}>{t("Add a question of your own")}</AddRow>
        <ContactLimit
          limit={form.bookingsPerContact ?? 1}
          error={errorOf("bookingsPerContact")}
          onChange={(bookingsPerContact) => change({ bookingsPerContact })}
        />
      </div>
    </FormSection>
  );
}

/** The row at `index` and the one after it, the other way round. */
function swapped(questions: QuestionRow[], index: number): QuestionRow[] {
  const [one, other] = questions.slice(index, index + 2);
  return one && other ? questions.with(index, other).with(index + 1, one) : questions;
}
