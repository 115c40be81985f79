"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { sayErrors } from "../../../../api-sentence.ts";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import type { Translate } from "../../../../language/translate.ts";
import { nothingSent, requestOf, type SentRequest } from "../../../../request-id.ts";
import { useFailure } from "../../../../use-failure.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { type Contact, ContactFields } from "../contact-fields.tsx";
import { useClosePanel } from "./rider-actions.tsx";

type Missing = { field: string; message: string };
const nobody: Contact = { name: "", phone: "", email: "", language: "en" };
const NOTHING_MISSING: Missing[] = [];

type Props = { path: string; name: string | null; isPaid: boolean };

/** Offers the booking to another person. What was typed is kept until it was sent, and sent twice it is one offer. */
export function TransferForm({ path, name, isPaid }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const close = useClosePanel();
  const [typed, setContact] = usePersistedState<Contact>(`transfer.${path}`, nobody);
  const [sent, setSent] = usePersistedState<SentRequest>(`transfer.${path}.sent`, nothingSent);
  const [errors, setErrors] = useState(NOTHING_MISSING);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const rider = name ?? t("the rider");

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const change = (part: Partial<Contact>, field: string) => {
    setContact({ ...typed, ...part });
    setErrors(errors.filter((error) => error.field !== field));
  };
  const refuse = (found: Missing[]) => {
    setErrors(found);
    setAttempt(attempt + 1);
  };

  async function offer(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setFailure(null);
    const found = missingIn(typed, t);
    if (found.length > 0) return refuse(found);
    const request = requestOf(sent, typed);
    setSent(request);
    setBusy(true);
    const reply = await callOffice(path, { method: "POST", body: { ...typed, requestId: request.id } });
    setBusy(false);
    if (reply.kind === "refused" && reply.problem.errors?.length) return refuse(sayErrors(reply.problem.errors, t));
    if (reply.kind === "ok") {
      setContact(nobody);
      setSent(nothingSent);
      close(t("Offered to {name}. The link is on its way.", { name: typed.name.trim() }));
    } else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  return (
    <form noValidate className="space-y-4" onSubmit={(event) => void offer(event)}>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          {t(
            "The new person gets a link by email and SMS. They agree to the waiver and answer the questions themselves.",
          )}
        </li>
        <li>{t("Until they accept, the ticket stays {rider}'s and is valid.", { rider })}</li>
        {isPaid ? <li>{t("No money moves. A later refund goes back to the account that paid.")}</li> : null}
      </ul>
      <ErrorSummary
        title={t({ one: "One thing to correct", other: "{count} things to correct" }, { count: errors.length })}
        entries={errors.map(({ field, message }) => ({ fieldId: `transfer-${field}`, text: message }))}
        attempt={attempt}
      />
      <ContactFields
        contact={typed}
        idPrefix="transfer-"
        nameLabel={t("Full name of the new person")}
        phoneHint={t("Their own: they can't change it when they accept.")}
        isBusy={isBusy}
        errorOf={errorOf}
        onChange={change}
      />
      <p role="alert" className="font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={isBusy} className="min-h-14">
          {isBusy ? <Spinner /> : null}
          {t("Send the offer")}
        </Button>
        <Button kind="secondary" className="min-h-14" disabled={isBusy} onClick={() => close(null)}>
          {t("Leave it")}
        </Button>
      </div>
    </form>
  );
}

/** What is empty; what is wrong in it the server says. */
function missingIn({ name, phone, email }: Contact, t: Translate): Missing[] {
  return [
    ...(name.trim() === "" ? [{ field: "name", message: t("Enter the new person's name.") }] : []),
    ...(phone.trim() === "" ? [{ field: "phone", message: t("Enter a mobile number.") }] : []),
    ...(email.trim() === "" ? [{ field: "email", message: t("Enter an email address.") }] : []),
  ];
}
