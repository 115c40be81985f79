import { describedBy, Field, type FieldFrame, inputLook } from "./text-field.tsx";

type SelectField = FieldFrame & {
  name: string;
  value: string;
  options: { value: string; text: string; lang?: string }[];
  /** Stands for "nothing yet"; without it something is always chosen. */
  choose?: string;
  disabled?: boolean;
  autoComplete?: string;
  onChange: (value: string) => void;
};

export function SelectField({ id, label, hint, optional, error, options, choose, onChange, ...select }: SelectField) {
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <select
        id={id}
        className={`${inputLook} truncate pr-11! ${error ? "border-lost" : "border-edge"}`}
        onChange={(change) => onChange(change.target.value)}
        {...describedBy(id, hint, error)}
        {...select}
      >
        {choose === undefined ? null : <option value="">{choose}</option>}
        {options.map(({ value, text, lang }) => (
          <option key={value} value={value} lang={lang}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
