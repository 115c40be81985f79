import type { QuestionKind } from "#booking/events/question.ts";
import { SelectField } from "#ui/select-field.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import type { Text } from "../language/text.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import type { QuestionRow } from "./form-values.ts";
import { InLanguages } from "./in-languages.tsx";
import { MoveRow, RemoveRow } from "./row-buttons.tsx";
import { onceFor, type SectionProps } from "./section-props.ts";

type Props = SectionProps & {
  question: QuestionRow;
  /** `questions.0`. */
  path: string;
  /** Riders may have answered it. */
  isAsked: boolean;
  onChange: (part: Partial<QuestionRow>) => void;
  /** Null for the first, and for the last. */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  onRemove: () => void;
};

const KINDS: Record<QuestionKind, Text> = {
  text: "In their own words",
  choice: "From a list",
  number: "A number",
  date: "A date",
  phone: "A phone number",
};

/** One question to riders: what is asked, how it is answered, and where it stands. */
export function QuestionEditor(props: Props) {
  const t = useOrganizerText();
  const { question, path, errorOf, isAsked, onChange } = props;
  const { label, kind, options, isRequired, purpose, ageMin, ageMax } = question;
  const at = (field: string) => ({ id: `${path}.${field}`, error: errorOf(`${path}.${field}`) });
  return (
    <div className="space-y-4 rounded-card border border-line bg-surface p-4">
      <InLanguages {...props} path={path}>
        <div className="space-y-4">
          <TextField
            {...at("label")}
            label={t("Question")}
            hint={isAsked ? t(wordingHint) : undefined}
            placeholder={t("Jersey size")}
            value={label}
            onChange={({ target }) => onChange({ label: target.value })}
          />
          {kind === "choice" ? (
            <TextAreaField
              {...at("options")}
              label={t("Answers to choose from")}
              hint={t("One on each line")}
              value={options}
              onChange={({ target }) => onChange({ options: target.value })}
            />
          ) : null}
        </div>
      </InLanguages>
      <div className={`space-y-4 ${onceFor(props)}`}>
        <SelectField
          {...at("kind")}
          name={`${path}.kind`}
          label={t("How it is answered")}
          hint={isAsked ? t(kindHint) : undefined}
          value={kind}
          options={Object.entries(KINDS).map(([value, text]) => ({ value, text: t(text) }))}
          onChange={(chosen) => onChange({ kind: chosen as QuestionKind })}
        />
        {kind === "date" && purpose === "date_of_birth" ? (
          <fieldset>
            <legend className="font-semibold">{t("Age on the day of the event")}</legend>
            <p className="text-[0.92rem] text-soft">{t("In whole years. Empty: no limit.")}</p>
            <div className="mt-1.5 grid grid-cols-2 gap-4">
              {(
                [
                  ["ageMin", "Youngest", ageMin],
                  ["ageMax", "Oldest", ageMax],
                ] as const
              ).map(([field, name, value]) => (
                <TextField
                  key={field}
                  {...at(field)}
                  label={t(name)}
                  inputMode="numeric"
                  maxLength={3}
                  value={value}
                  onChange={({ target }) => onChange({ [field]: target.value })}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        <label className="flex min-h-12 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={isRequired}
            onChange={({ target }) => onChange({ isRequired: target.checked })}
          />
          {t("Required")}
        </label>
        <div className="flex flex-wrap items-center gap-x-5">
          <MoveRow direction="up" what={label || t("this question")} onClick={props.onMoveUp} />
          <MoveRow direction="down" what={label || t("this question")} onClick={props.onMoveDown} />
          <span className="ml-auto">
            <RemoveRow what={label || t("this question")} onClick={props.onRemove} />
          </span>
        </div>
      </div>
    </div>
  );
}

const wordingHint: Text = "If you reword it, it becomes a new question. Earlier answers stay with the old words.";
const kindHint: Text = "If you change this, earlier answers stay as they were given.";
