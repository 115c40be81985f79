"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { RefundScope } from "#booking/payments/cancel-booking.ts";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { callOffice } from "../../../../call-office.ts";
import type { Text } from "../../../../language/text.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import type { Translate } from "../../../../language/translate.ts";
import { useFailure } from "../../../../use-failure.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { ScopeChoice } from "../../scope-choice.tsx";

type Props = {
  path: string;
  name: string | null;
  state: BookingState;
  refundDue: Record<RefundScope, number>;
  isComplimentary: boolean;
  /** Taken in cash: it goes back from hand to hand. */
  cashPaise: number;
  /** Who gets the place. */
  next: NextForPlace;
};

export type NextForPlace = "anybody" | "waitlist" | "waitlist_later" | "nobody";

/** Asks what goes back and why, shows what will happen, and only then does it. */
export function CancelForm({ path, name, state, refundDue, isComplimentary, cashPaise, next }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [scope, setScope] = useState<RefundScope>("full");
  const [note, setNote] = usePersistedState(`cancel.${path}`, "");
  const [step, setStep] = useState<"write" | "confirm">("write");
  const [isBusy, setBusy] = useState(false);
  const [isNoteMissing, setNoteMissing] = useState(false);
  const [failure, setFailure] = useFailure();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (step === "confirm") question.current?.focus();
  }, [step]);
  const amountPaise = refundDue[scope];
  const verb =
    amountPaise > 0 ? t("Cancel and refund {amount}", { amount: rupees(amountPaise) }) : t("Cancel the booking");

  function goOn(event: FormEvent) {
    event.preventDefault();
    const isWritten = note.trim().length >= 3;
    setNoteMissing(!isWritten);
    if (isWritten) setStep("confirm");
  }

  async function cancel() {
    setBusy(true);
    const reply = await callOffice(path, { method: "POST", body: { scope, note, amountPaise } });
    setBusy(false);
    if (reply.kind === "ok") setNote("");
    else setFailure(reply);
    // It shows the booking as it is now; this form is gone once it has ended.
    if (reply.kind !== "unreachable") await refresh();
  }

  if (step === "write") {
    return (
      <form onSubmit={goOn} noValidate>
        {refundDue.full > 0 ? (
          <ScopeChoice
            scope={scope}
            refundDue={refundDue}
            feeHint={t("Only if the person asked to cancel and your rules say so.")}
            onChange={setScope}
          />
        ) : (
          <p className="mb-4">{nothingCopy(state, isComplimentary, cashPaise, t)}</p>
        )}
        <TextAreaField
          id="cancel-note"
          label={t("Reason")}
          hint={t("The rider will see this. It is also kept on record.")}
          maxLength={300}
          value={note}
          error={isNoteMissing ? t("Enter a reason. The rider will see it.") : undefined}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button type="submit" kind="secondary" className="mt-4">
          {t("Continue")}
        </Button>
      </form>
    );
  }
  return (
    <div ref={question} tabIndex={-1} className="outline-none">
      <ul className="list-disc space-y-1 pl-5">
        <li>
          {amountPaise > 0
            ? t("{amount} goes back the way it was paid. Banks take 5 to 7 working days.", {
                amount: rupees(amountPaise),
              })
            : nothingCopy(state, isComplimentary, cashPaise, t)}
        </li>
        {amountPaise > 0 && cashPaise > 0 ? <li>{cashCopy(cashPaise, t)}</li> : null}
        <li>{t(placeCopy[next])}</li>
        {state === "held" ? null : (
          <li>
            {t("{name} is told by email and SMS. The email gives your reason: “{reason}”", {
              name: name ?? t("The rider"),
              reason: note.trim(),
            })}
          </li>
        )}
        <li>{t("This cannot be undone.")}</li>
      </ul>
      <p role="alert" className="mt-3 font-medium text-lost">
        {failure}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <ConfirmButton kind="lost" disabled={isBusy} onClick={() => void cancel()}>
          {isBusy ? <Spinner /> : null}
          {verb}
        </ConfirmButton>
        <Button
          kind="quiet"
          disabled={isBusy}
          onClick={() => {
            setFailure(null);
            setStep("write");
          }}
        >
          {t("Back")}
        </Button>
      </div>
    </div>
  );
}

const placeCopy: Record<NextForPlace, Text> = {
  anybody: "The place is free at once, and somebody else can book it.",
  waitlist: "The place goes to the waitlist first: whoever has waited longest for it is offered it at once.",
  waitlist_later: "The place goes to the waitlist first, once you resume the sale.",
  nobody: "The place is free, but nobody can book it: the sale is closed.",
};

const cashCopy = (cashPaise: number, t: Translate): string =>
  t("{amount} was paid to you in cash: give it back yourself if it is due.", { amount: rupees(cashPaise) });

function nothingCopy(state: BookingState, isComplimentary: boolean, cashPaise: number, t: Translate): string {
  if (cashPaise > 0) return cashCopy(cashPaise, t);
  if (isComplimentary) return t("Nothing was paid for this booking, so there is nothing to refund.");
  if (state === "confirmed") return t("What was paid has already been refunded.");
  return t("Nothing has been paid yet. If a payment still arrives, it is refunded in full.");
}
