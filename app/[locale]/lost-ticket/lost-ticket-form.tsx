"use client";

import { type FormEvent, useState } from "react";
import { readPhone } from "#app/[locale]/b/held/phone.ts";
import type { Copy } from "#app/copy/copy.ts";
import { notSentText } from "#app/copy/refusal-text.ts";
import { useTicketResend } from "#app/visitor/use-ticket-resend.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { type ContactErrors, checkContact } from "./check-contact.ts";

type Props = {
  copy: Copy["tickets"]["lost"];
  fieldErrors: Copy["booking"]["fieldErrors"];
  refusals: Copy["refusals"];
};

/** Asks for one of them, and says the same whether or not there is a booking. */
export function LostTicketForm({ copy, fieldErrors, refusals }: Props) {
  const [contact, setContact] = useState({ phone: "", email: "" });
  const [errors, setErrors] = useState<ContactErrors>({});
  const { isBusy, isSent, refusedCode, send, reset } = useTicketResend("/api/tickets/send-again");
  const trouble = errors.missing ? copy.missing : refusedCode && sayTrouble(refusedCode);

  function sayTrouble(code: string): string {
    return code === "rate_limited" ? copy.rateLimited : notSentText(refusals, code);
  }

  function change(part: Partial<typeof contact>) {
    const { phone, email } = errors;
    setContact({ ...contact, ...part });
    setErrors({ ...(phone && !("phone" in part) && { phone }), ...(email && !("email" in part) && { email }) });
    reset();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const found = checkContact(contact);
    setErrors(found);
    const wrong = found.phone ? "phone" : found.email ? "email" : null;
    if (wrong) return document.getElementById(wrong)?.focus();
    if (!found.missing) await send({ phone: readPhone(contact.phone) ?? "", email: contact.email.trim() });
  }

  if (isSent) {
    return (
      <div role="status" className="mt-6">
        <Notice tone="time" title={copy.sentTitle}>
          {copy.sentText}
        </Notice>
        <Button kind="secondary" className="mt-4 w-full" onClick={reset}>
          {copy.another}
        </Button>
      </div>
    );
  }
  return (
    <form className="mt-4 grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <p>{copy.text}</p>
      <TextField
        id="phone"
        label={copy.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={contact.phone}
        error={errors.phone && fieldErrors[errors.phone]}
        onChange={({ target }) => change({ phone: target.value })}
      />
      <p className="text-center text-soft">{copy.or}</p>
      <TextField
        id="email"
        label={copy.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={contact.email}
        error={errors.email && fieldErrors[errors.email]}
        onChange={({ target }) => change({ email: target.value })}
      />
      {trouble ? (
        <div role="alert">
          <Notice tone="lost">{trouble}</Notice>
        </div>
      ) : null}
      <Button type="submit" disabled={isBusy}>
        {isBusy ? <Spinner /> : null}
        {copy.send}
      </Button>
    </form>
  );
}
