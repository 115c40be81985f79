import { describedBy, type FieldFrame, inputLook } from "./text-field.tsx";

export type DatePartNames = { day: string; month: string; year: string };

type DateField = FieldFrame & {
  /** `1990-05-31`, or what of it is typed so far: `1990--`. Empty where nothing is. */
  value: string;
  names: DatePartNames;
  /** The browser may fill in the person's date of birth. */
  isBirthday?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
};

const PARTS = [
  { part: "day", at: 2, length: 2, width: "w-18" },
  { part: "month", at: 1, length: 2, width: "w-18" },
  { part: "year", at: 0, length: 4, width: "w-24" },
] as const;

/** A date that people know by heart, in three boxes: no calendar to turn back for thirty years. The first box has the id. */
export function DateField({
  id,
  label,
  hint,
  optional,
  error,
  value,
  names,
  isBirthday,
  disabled,
  onChange,
}: DateField) {
  const known = value.split("-");
  const typed = known.length === 3 ? known : ["", "", ""];
  const set = (at: number, text: string) => {
    const next = typed.map((part, index) => (index === at ? text.replace(/\P{Nd}/gu, "") : part));
    onChange(next.join("") === "" ? "" : next.join("-"));
  };
  return (
    <fieldset>
      <legend className="font-semibold">
        {label}
        {optional ? <span className="font-normal text-soft"> ({optional})</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.92rem] text-soft">
          {hint}
        </p>
      ) : null}
      <div className="mt-1.5 flex gap-3">
        {PARTS.map(({ part, at, length, width }) => (
          <label key={part} className={width}>
            <span className="block text-[0.92rem] text-soft">{names[part]}</span>
            <input
              id={part === "day" ? id : `${id}-${part}`}
              className={`${inputLook} !px-3 ${error ? "border-lost" : "border-edge"}`}
              inputMode="numeric"
              autoComplete={isBirthday ? `bday-${part}` : "off"}
              maxLength={length}
              value={typed[at]}
              disabled={disabled}
              onChange={({ target }) => set(at, target.value)}
              {...describedBy(id, hint, error)}
            />
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-[0.95rem] text-lost">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
