import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import { newRow } from "./form-values.ts";
import { AddRow, RemoveRow } from "./row-buttons.tsx";
import { changedRow, type SectionProps, withoutRow } from "./section-props.ts";

const lists = [
  { field: "included", label: "What is included" },
  { field: "rules", label: "Rules" },
  { field: "bring", label: "What to bring" },
] as const;

export function RidersSection(props: SectionProps) {
  const { form, change, errorOf } = props;
  return (
    <FormSection
      id="part-riders"
      title="What riders need to know"
      about="The clearer this is, the fewer questions reach you."
    >
      <TextAreaField
        id="reportingNote"
        label="When to report"
        hint="It is also shown on the ticket."
        value={form.reportingNote}
        error={errorOf("reportingNote")}
        onChange={({ target }) => change({ reportingNote: target.value })}
      />
      <PlanFields {...props} />
      {lists.map(({ field, label }) => (
        <TextAreaField
          key={field}
          id={field}
          label={label}
          hint="One on each line"
          rows={4}
          value={form[field]}
          error={errorOf(field)}
          onChange={({ target }) => change({ [field]: target.value })}
        />
      ))}
      <FaqFields {...props} />
    </FormSection>
  );
}

function PlanFields({ form, change, errorOf }: SectionProps) {
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">The day's plan</legend>
      {form.plan.map(({ row, time, text }, index) => (
        <div key={row} className="grid gap-3 rounded-card border border-line bg-surface p-4 sm:grid-cols-[9rem_1fr]">
          <TextField
            id={`plan.${index}.time`}
            label="Time"
            placeholder="6:00 am"
            value={time}
            error={errorOf(`plan.${index}.time`)}
            onChange={({ target }) => change({ plan: changedRow(form.plan, row, { time: target.value }) })}
          />
          <TextField
            id={`plan.${index}.text`}
            label="What happens"
            value={text}
            error={errorOf(`plan.${index}.text`)}
            onChange={({ target }) => change({ plan: changedRow(form.plan, row, { text: target.value }) })}
          />
          <RemoveRow
            what={`the plan's step ${index + 1}`}
            onClick={() => change({ plan: withoutRow(form.plan, row) })}
          />
        </div>
      ))}
      <AddRow onClick={() => change({ plan: [...form.plan, { ...newRow(), time: "", text: "" }] })}>Add a step</AddRow>
    </fieldset>
  );
}

function FaqFields({ form, change, errorOf }: SectionProps) {
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">Questions people ask</legend>
      {form.faq.map(({ row, question, answer }, index) => (
        <div key={row} className="space-y-3 rounded-card border border-line bg-surface p-4">
          <TextField
            id={`faq.${index}.question`}
            label="Question"
            value={question}
            error={errorOf(`faq.${index}.question`)}
            onChange={({ target }) => change({ faq: changedRow(form.faq, row, { question: target.value }) })}
          />
          <TextAreaField
            id={`faq.${index}.answer`}
            label="Answer"
            value={answer}
            error={errorOf(`faq.${index}.answer`)}
            onChange={({ target }) => change({ faq: changedRow(form.faq, row, { answer: target.value }) })}
          />
          <RemoveRow what={question || "this question"} onClick={() => change({ faq: withoutRow(form.faq, row) })} />
        </div>
      ))}
      <AddRow onClick={() => change({ faq: [...form.faq, { ...newRow(), question: "", answer: "" }] })}>
        Add a question and its answer
      </AddRow>
    </fieldset>
  );
}
