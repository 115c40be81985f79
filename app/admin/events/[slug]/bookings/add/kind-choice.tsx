import { TextField } from "#ui/text-field.tsx";
import type { Text } from "../../../../language/text.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import type { RiderDraft } from "./rider-draft.ts";

type Props = {
  draft: RiderDraft;
  isBusy: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<RiderDraft>, field: string) => void;
};

const kinds: readonly { value: RiderDraft["kind"]; text: Text; hint: Text }[] = [
  { value: "complimentary", text: "Complimentary", hint: "A guest, a volunteer, a marshal. Nobody pays." },
  { value: "cash", text: "Paid in cash", hint: "The money is yours. It is not in the statement, and we take no fee." },
];

/** Why nobody pays online for this place, and what has to be said about it. */
export function KindChoice({ draft, isBusy, errorOf, onChange }: Props) {
  const t = useOrganizerText();
  const isCash = draft.kind === "cash";
  return (
    <>
      <fieldset>
        <legend className="font-semibold">{t("How is it paid?")}</legend>
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
              <span className="block">{t(text)}</span>
              <span className="block text-[0.92rem] text-soft">{t(hint)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isCash ? (
        <TextField
          id="cash"
          label={t("Amount you took")}
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
        label={isCash ? t("Note") : t("Reason")}
        hint={t("Only organizers see it.")}
        optional={isCash ? t("optional") : undefined}
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
