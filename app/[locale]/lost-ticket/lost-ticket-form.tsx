"use client";

import { type FormEvent, useState } from "react";
import type { Messages } from "#app/messages/catalog.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { callApi } from "#app/visitor/call-api.ts";
import { codeOf } from "#app/visitor/repeat-call.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextField } from "#ui/text-field.tsx";

type Props = { messages: Messages["tickets"]["lost"]; refusals: Messages["refusals"] };

/** Asks for one of both, and says the same whether or not there is a booking. */
export function LostTicketForm({ messages, refusals }: Props) {
  const [phone, setPhone] = useState("");
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (phone.trim() === "" && email.trim() === "") return setTrouble(messages.missing);
    setBusy(true);
    setTrouble(null);
    const reply = await callApi("/api/tickets/send-again", { method: "POST", body: { phone, email } });
    setBusy(false);
    if (reply.kind === "ok") return setSent(true);
    const code = codeOf(reply);
    setTrouble(code === "rate_limited" ? messages.tooOften : sayRefusal(refusals, code));
  }

  if (isSent) {
    return (
      <div role="status" className="mt-6">
        <Notice tone="time" title={messages.sentTitle}>
          {messages.sentText}
        </Notice>
      </div>
    );
  }
  return (
    <form className="mt-4 grid gap-4" onSubmit={(event) => void send(event)} noValidate>
      <p>{messages.text}</p>
      <TextField
        id="phone"
        label={messages.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={30}
        value={phone}
        onChange={({ target }) => setPhone(target.value)}
      />
      <p className="text-center text-soft">{messages.or}</p>
      <TextField
        id="email"
        label={messages.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      {trouble ? (
        <div role="alert">
          <Notice tone="lost">{trouble}</Notice>
        </div>
      ) : null}
      <Button type="submit" disabled={isBusy}>
        {isBusy ? <BusyMark /> : null}
        {messages.send}
      </Button>
    </form>
  );
}
