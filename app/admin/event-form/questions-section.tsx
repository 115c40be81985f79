import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import { newRow, type QuestionRow } from "./form-values.ts";
import { AddRow, RemoveRow } from "./row-buttons.tsx";
import { changedRow, type SectionProps, withoutRow } from "./section-props.ts";

export function QuestionsSection({ form, change, errorOf, isPublic }: SectionProps) {
  const add = () =>
    change({ questions: [...form.questions, { ...newRow(), id: "", label: "", options: "", isRequired: false }] });
  return (
    <FormSection
      id="part-questions"
      title="Questions to riders"
      about="Name, phone, email and the waiver are always asked. Each extra question costs people seconds while others wait: ask only what you need."
    >
      {form.questions.map((question, index) => {
        const { row, id, label, options, isRequired } = question;
        const set = (part: Partial<QuestionRow>) => change({ questions: changedRow(form.questions, row, part) });
        return (
          <div key={row} className="space-y-4 rounded-card border border-line bg-surface p-4">
            <TextField
              id={`questions.${index}.label`}
              label="Question"
              hint={isPublic && id !== "" ? wordingHint : undefined}
              placeholder="Jersey size"
              value={label}
              error={errorOf(`questions.${index}.label`)}
              onChange={({ target }) => set({ label: target.value })}
            />
            <TextAreaField
              id={`questions.${index}.options`}
              label="Answers to choose from"
              optional="none: people write their own"
              hint="One on each line"
              value={options}
              error={errorOf(`questions.${index}.options`)}
              onChange={({ target }) => set({ options: target.value })}
            />
            <div className="flex flex-wrap items-center justify-between gap-x-6">
              <label className="flex min-h-12 items-center gap-3">
                <input
                  type="checkbox"
                  className="size-5 shrink-0"
                  checked={isRequired}
                  onChange={({ target }) => set({ isRequired: target.checked })}
                />
                Must be answered
              </label>
              <RemoveRow
                what={label || "this question"}
                onClick={() => change({ questions: withoutRow(form.questions, row) })}
              />
            </div>
          </div>
        );
      })}
      <AddRow onClick={add}>Add a question</AddRow>
    </FormSection>
  );
}

const wordingHint = "If you reword it, it becomes a new question. Earlier answers stay with the old words.";
