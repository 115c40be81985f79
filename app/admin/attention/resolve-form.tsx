"use client";

import { type FormEvent, useState } from "react";
import type { AttentionAction } from "#booking/attention/attention-actions.ts";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";
import { usePersistedState } from "../use-persisted-state.ts";
import { useRefresh } from "../use-refresh.ts";
import { actionCopy } from "./action-copy.ts";

type Props = {
  itemId: string;
  actions: readonly AttentionAction[];
  /** What goes back if the booking is cancelled, in paise. */
  refundDuePaise: number;
  /** How many of the event want no SMS, so that nothing is sent to them again. */
  optedOut: number;
};

/** What can be done about one item: each asks for one line and confirms before anything happens. */
export function ResolveForm({ itemId, actions, refundDuePaise, optedOut }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<AttentionAction | null>(null);
  const [text, setText] = usePersistedState(`attention.${itemId}`, "");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  function choose(action: AttentionAction | null) {
    setChosen(action);
    setFailure(null);
  }

  async function resolve(event: FormEvent, action: AttentionAction) {
    event.preventDefault();
    const { path, field } = actionCopy[action];
    setBusy(true);
    const amount = action === "cancel_booking" ? { amountPaise: refundDuePaise } : {};
    const reply = await callOffice(`/api/admin/attention/${itemId}/${path}`, {
      method: "POST",
      body: { [field]: text, ...amount },
    });
    setBusy(false);
    if (reply.kind === "ok") {
      choose(null);
      setText("");
    } else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  if (chosen === null) {
    return (
      <div className="mt-3 flex flex-wrap gap-3">
        {actions.map((action) => (
          <Button key={action} kind="secondary" onClick={() => choose(action)}>
            {t(actionCopy[action].button)}
          </Button>
        ))}
      </div>
    );
  }
  const copy = actionCopy[chosen];
  const field = {
    id: `${itemId}-text`,
    label: t(copy.label),
    hint: copy.hint && t(copy.hint),
    autoFocus: true,
    value: text,
    error: refusal ?? undefined,
    onChange: ({ target }: { target: { value: string } }) => setText(target.value),
  };
  return (
    <form className="mt-4 border-line border-t pt-4" onSubmit={(event) => void resolve(event, chosen)}>
      {copy.field === "reference" ? (
        <TextField maxLength={100} autoComplete="off" {...field} />
      ) : (
        <TextAreaField maxLength={300} {...field} />
      )}
      {chosen === "cancel_booking" ? (
        <p className="mt-3">
          {refundDuePaise === 0
            ? t(
                "The place is free at once. There is nothing more to refund, because the money has already been refunded.",
              )
            : t("The place is free at once, and {amount} goes back.", { amount: rupees(refundDuePaise) })}
        </p>
      ) : null}
      {chosen === "resend_all" && optedOut > 0 ? (
        <p className="mt-3">
          {t(
            {
              one: "{count} person doesn't want our SMS and gets none.",
              other: "{count} people don't want our SMS and get none.",
            },
            { count: optedOut },
          )}
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        <Button type="submit" kind={chosen === "cancel_booking" ? "lost" : "primary"} disabled={isBusy}>
          {isBusy ? <Spinner /> : null}
          {t(copy.confirm)}
        </Button>
        <Button kind="quiet" disabled={isBusy} onClick={() => choose(null)}>
          {t("Back")}
        </Button>
      </div>
    </form>
  );
}
