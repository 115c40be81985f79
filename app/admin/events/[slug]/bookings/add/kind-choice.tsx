import { TextField } from "#ui/text-field.tsx";
import type { RiderDraft } from "./rider-draft.ts";

type Props = {
  draft: RiderDraft;
  isBusy: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<RiderDraft>, field: string) => void;
};

const kinds = [
  { value: "complimentary", text: "Complimentary", hint: "A guest, a volunteer, a marshal. Nobody pays." },
  { value: "cash", text: "Paid in cash", hint: "The money is yours. It is not in the statement, and we take no fee." },
] as const;

/** Why nobody pays online for this place, and what has to be said about it. */
export function KindChoice({ draft, isBusy, errorOf, onChange }: Props) {
  const isCash = draft.kind === "cash";
  return (
    <>
      <fieldset>
        <legend className="font-semibold">How is it paid?</legend>
        {kinds.map(({ value, text, hint }) => (
          <label key={value} className="mt-2 flex min-h-12 cursor-pointer items-start gap-3">
            <input
              type="radio"
              name="kind"
              value={value}
              checked={draft.kind === value}
              disabled={isBusy}
              onChange={() => onChange({ kind: value }, "reason")}
              className="mt-1 size-5 shrink-0"
            />
            <span>
              <span className="block">{text}</span>
              <span className="block text-[0.92rem] text-soft">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isCash ? (
        <TextField
          id="cash"
          label="Amount you took"
          prefix="₹"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          required
          disabled={isBusy}
          value={draft.cash}
          error={errorOf("cash")}
          onChange={({ target }) => onChange({ cash: target.value }, "cash")}
        />
      ) : null}
      <TextField
        id="reason"
        label={isCash ? "Note" : "Reason"}
        hint="Only organizers see it."
        optional={isCash ? "optional" : undefined}
        autoComplete="off"
        maxLength={300}
        disabled={isBusy}
        value={draft.reason}
        error={errorOf("reason")}
        onChange={({ target }) => onChange({ reason: target.value }, "reason")}
      />
    </>
  );
}
