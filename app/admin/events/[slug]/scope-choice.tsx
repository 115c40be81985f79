import type { RefundScope } from "#booking/payments/cancel-booking.ts";
import { rupees } from "#platform/money.ts";
import { useOrganizerText } from "../../language/text-context.tsx";

type Props = {
  scope: RefundScope;
  refundDue: Record<RefundScope, number>;
  /** When it is right to keep the fee. */
  feeHint: string;
  onChange: (scope: RefundScope) => void;
};

/** What goes back: all of it, or all but the fee; each with its rupees. */
export function ScopeChoice({ scope, refundDue, feeHint, onChange }: Props) {
  const t = useOrganizerText();
  const choices: { value: RefundScope; text: string; hint: string }[] = [
    {
      value: "full",
      text: t("Everything: {amount}", { amount: rupees(refundDue.full) }),
      hint: t("What the refund rules promise when you cancel."),
    },
    {
      value: "keep_fee",
      text: t("All but Startline's fee: {amount}", { amount: rupees(refundDue.keep_fee) }),
      hint: feeHint,
    },
  ];
  return (
    <fieldset className="mb-4">
      <legend className="font-semibold">{t("How much to refund")}</legend>
      {choices.map(({ value, text, hint }) => (
        <label key={value} className="mt-2 flex min-h-12 cursor-pointer items-start gap-3">
          <input
            type="radio"
            name="scope"
            value={value}
            checked={scope === value}
            onChange={() => onChange(value)}
            className="mt-1 size-5 shrink-0"
          />
          <span>
            <span className="block">{text}</span>
            <span className="block text-[0.92rem] text-soft">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
