"use client";

import { type FormEvent, useState } from "react";
import type { RefundScope } from "#booking/payments/cancel-booking.ts";
import type { CancellationPreview } from "#http/admin/cancel-schemas.ts";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { refusalCopy } from "../../../refusal-copy.ts";
import { useFailure } from "../../../use-failure.ts";
import { usePersistedState } from "../../../use-persisted-state.ts";
import { ScopeChoice } from "../scope-choice.tsx";

type Props = {
  path: string;
  slug: string;
  title: string;
  preview: CancellationPreview;
  onCancelled: () => Promise<void>;
};
type Problems = { note?: string; typed?: string };

/** What will happen in numbers, a word to everybody, and the event's name typed before anything happens. */
export function CancelEventForm({ path, slug, title, preview, onCancelled }: Props) {
  const t = useOrganizerText();
  const [scope, setScope] = useState<RefundScope>("full");
  const [note, setNote] = usePersistedState(`cancel.${slug}`, "");
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useFailure();

  async function cancel(event: FormEvent) {
    event.preventDefault();
    if (note.trim().length < 3)
      return setProblems({ note: t("Write what happened. Everyone who booked will see it.") });
    setBusy(true);
    setProblems({});
    setFailure(null);
    const reply = await callOffice(path, { method: "POST", body: { scope, note, typed } });
    if (reply.kind === "ok") {
      setNote("");
      await onCancelled();
    } else if (reply.kind === "refused" && reply.code === "not_confirmed")
      setProblems({ typed: refusalCopy(reply, t) });
    else setFailure(reply);
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void cancel(event)} noValidate>
      <h2 className="font-bold text-[1.3rem]">{t("Cancel the whole event")}</h2>
      <p className="mt-3">{t("This is what will happen:")}</p>
      <ul className="mt-2 mb-5 list-disc space-y-1 pl-5">
        <li>{confirmedCopy(preview, scope, t)}</li>
        {preview.paying > 0 ? <li>{payingCopy(preview.paying, t)}</li> : null}
        {preview.held > 0 ? <li>{heldCopy(preview.held, t)}</li> : null}
        <li>{t("Nobody can join, hold or pay from then on, and the event's page says that it is cancelled.")}</li>
        {preview.confirmed + preview.paying + preview.held > 0 ? (
          <li>{t("Everyone who gave an address is told by email, with your message, and by SMS.")}</li>
        ) : null}
        <li>{t("This cannot be undone.")}</li>
      </ul>
      {preview.refundDue.full > 0 ? (
        <ScopeChoice
          scope={scope}
          refundDue={preview.refundDue}
          feeHint={t("Only if the rules people saw before paying say so.")}
          onChange={setScope}
        />
      ) : null}
      <div className="grid gap-5">
        <TextAreaField
          id="cancel-note"
          label={t("Your message to everyone who booked")}
          hint={t("Why, and what they should do now. At most 300 characters.")}
          maxLength={300}
          value={note}
          error={problems.note}
          onChange={({ target }) => setNote(target.value)}
        />
        <TextField
          id="cancel-typed"
          label={t("To confirm, type {link}", { link: slug })}
          hint={t("Or the event's title: {title}", { title })}
          autoComplete="off"
          autoCapitalize="none"
          value={typed}
          error={problems.typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <p role="alert" className="mt-3 font-medium text-lost">
        {failure}
      </p>
      <Button type="submit" kind="lost" className="mt-3" disabled={isBusy}>
        {isBusy ? <Spinner /> : null}
        {t("Cancel the whole event")}
      </Button>
    </form>
  );
}

function confirmedCopy({ confirmed, refundDue }: CancellationPreview, scope: RefundScope, t: Translate): string {
  if (confirmed === 0) return t("Nobody has a confirmed booking, so no money goes back.");
  return t(
    {
      one: "{count} confirmed booking ends, and {amount} goes back in all.",
      other: "{count} confirmed bookings end, and {amount} goes back in all.",
    },
    { count: confirmed, amount: rupees(refundDue[scope]) },
  );
}

const payingCopy = (count: number, t: Translate): string =>
  t(
    {
      one: "{count} person is paying now: they lose the place, and whatever they still pay is refunded in full.",
      other: "{count} people are paying now: they lose the place, and whatever they still pay is refunded in full.",
    },
    { count },
  );

const heldCopy = (count: number, t: Translate): string =>
  t(
    {
      one: "{count} place that is held for somebody who has not paid is given up.",
      other: "{count} places that are held for somebody who has not paid are given up.",
    },
    { count },
  );
