import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { FormSection } from "./form-section.tsx";
import { newRow } from "./form-values.ts";
import { InLanguages } from "./in-languages.tsx";
import { AddRow, RemoveRow } from "./row-buttons.tsx";
import { changedRow, onceFor, type SectionProps, withoutRow } from "./section-props.ts";

const lists = [
  { field: "included", label: "What is included" },
  { field: "rules", label: "Rules" },
  { field: "bring", label: "What to bring" },
] as const;

/** The clearer this is, the fewer questions reach the organizer. */
export function RidersSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf } = props;
  return (
    <FormSection id="part-riders" title={t("What riders need to know")}>
      <InLanguages {...props} path="reportingNote">
        <TextAreaField
          id="reportingNote"
          label={t("Reporting time")}
          hint={t("It is also shown on the ticket.")}
          value={form.reportingNote}
          error={errorOf("reportingNote")}
          onChange={({ target }) => change({ reportingNote: target.value })}
        />
      </InLanguages>
      <PlanFields {...props} />
      {lists.map(({ field, label }) => (
        <InLanguages key={field} {...props} path={field}>
          <TextAreaField
            id={field}
            label={t(label)}
            hint={t("One on each line")}
            rows={4}
            value={form[field]}
            error={errorOf(field)}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        </InLanguages>
      ))}
      <FaqFields {...props} />
    </FormSection>
  );
}

function PlanFields(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf } = props;
  return (
    <fieldset id="plan" className="space-y-4">
      <legend className="font-semibold">{t("The day's plan")}</legend>
      {form.plan.map(({ row, time, text }, index) => (
        <div key={row} className="rounded-card border border-line bg-surface p-4">
          <InLanguages {...props} path={`plan.${index}`}>
            <div className="space-y-4">
              <TextField
                id={`plan.${index}.time`}
                label={t("Time")}
                placeholder="6:00 am"
                value={time}
                error={errorOf(`plan.${index}.time`)}
                onChange={({ target }) => change({ plan: changedRow(form.plan, row, { time: target.value }) })}
              />
              <TextField
                id={`plan.${index}.text`}
                label={t("What happens")}
                value={text}
                error={errorOf(`plan.${index}.text`)}
                onChange={({ target }) => change({ plan: changedRow(form.plan, row, { text: target.value }) })}
              />
              <RemoveRow
                what={t("the plan's step {number}", { number: index + 1 })}
                onClick={() => change({ plan: withoutRow(form.plan, row) })}
              />
            </div>
          </InLanguages>
        </div>
      ))}
      <div className={onceFor(props)}>
        <AddRow onClick={() => change({ plan: [...form.plan, { ...newRow(), time: "", text: "" }] })}>
          {t("Add a step")}
        </AddRow>
      </div>
    </fieldset>
  );
}

function FaqFields(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf } = props;
  return (
    <fieldset id="faq" className="space-y-4">
      <legend className="font-semibold">{t("Questions people ask")}</legend>
      {form.faq.map(({ row, question, answer }, index) => (
        <div key={row} className="rounded-card border border-line bg-surface p-4">
          <InLanguages {...props} path={`faq.${index}`}>
            <div className="space-y-3">
              <TextField
                id={`faq.${index}.question`}
                label={t("Question")}
                value={question}
                error={errorOf(`faq.${index}.question`)}
                onChange={({ target }) => change({ faq: changedRow(form.faq, row, { question: target.value }) })}
              />
              <TextAreaField
                id={`faq.${index}.answer`}
                label={t("Answer")}
                value={answer}
                error={errorOf(`faq.${index}.answer`)}
                onChange={({ target }) => change({ faq: changedRow(form.faq, row, { answer: target.value }) })}
              />
              <RemoveRow
                what={question || t("this question")}
                onClick={() => change({ faq: withoutRow(form.faq, row) })}
              />
            </div>
          </InLanguages>
        </div>
      ))}
      <div className={onceFor(props)}>
        <AddRow onClick={() => change({ faq: [...form.faq, { ...newRow(), question: "", answer: "" }] })}>
          {t("Add a question and its answer")}
        </AddRow>
      </div>
    </fieldset>
  );
}
