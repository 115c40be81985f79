"use client";

import { type FormEvent, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useLive } from "../../../../live/use-live.ts";
import { PageSection } from "../../../../page-section.tsx";
import { nothingSent, requestOf, type SentRequest } from "../../../../request-id.ts";
import { useFailure } from "../../../../use-failure.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { LetterPreview, type StatementLetter } from "./letter-preview.tsx";
import { SentStatement } from "./sent-statement.tsx";
import { addressesOf } from "./statement-addresses.ts";

const REFRESH_MS = 3000;
const OTHER = "";

type Props = { slug: string; first: StatementEmails; own: string; contact: string; letter: StatementLetter };

/** To whom, what they get, and what became of those that were sent. The same press again is sent once. */
export function SendStatement({ slug, first, own, contact, letter }: Props) {
  const t = useOrganizerText();
  const path = `/api/admin/events/${slug}/statement-emails`;
  const { body, show } = useLive<StatementEmails>(path, first, REFRESH_MS);
  const [sent, setSent] = usePersistedState<SentRequest>(`statement.${slug}.sent`, nothingSent);
  const [chosen, setChosen] = useState(own);
  const [other, setOther] = useState("");
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [arrived, setArrived] = useState("");
  const [failure, setFailure] = useFailure();
  const addresses = addressesOf(own, contact, body.emails);

  async function send(email: string) {
    if (isBusy) return;
    const request = requestOf(sent, { email });
    setSent(request);
    setError(undefined);
    setArrived("");
    setFailure(null);
    setBusy(true);
    const reply = await callOffice(path, { method: "POST", body: { email, requestId: request.id } });
    setBusy(false);
    // It has one field, of which one thing can be wrong.
    if (reply.kind === "refused" && reply.problem.errors?.length) {
      return setError(t("Enter an email address such as books@example.org."));
    }
    if (reply.kind !== "ok") return setFailure(reply);
    setSent(nothingSent);
    setArrived(email);
    setOther("");
    const list = await callApi<StatementEmails>(path);
    if (list.kind === "ok") show(list.body);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void send((chosen === OTHER ? other : chosen).trim());
  }

  return (
    <div className="grid gap-10 rail:grid-cols-2 lg:gap-x-12">
      <form noValidate className="min-w-0 space-y-5" onSubmit={submit}>
        <SelectField
          id="to"
          name="to"
          label={t("To")}
          disabled={isBusy}
          value={chosen}
          options={[
            ...addresses.map((address) => ({
              value: address,
              text: address === own ? t("{address} (you)", { address }) : address,
            })),
            { value: OTHER, text: t("Another address") },
          ]}
          onChange={(address) => {
            setChosen(address);
            setError(undefined);
          }}
        />
        {chosen === OTHER ? (
          <TextField
            id="email"
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            label={t("Their email address")}
            maxLength={254}
            value={other}
            error={error}
            onChange={({ target }) => {
              setOther(target.value);
              setError(undefined);
            }}
          />
        ) : null}
        <LetterPreview slug={slug} letter={letter} />
        <p role="alert" className="font-medium text-lost empty:hidden">
          {failure}
          {chosen === OTHER ? null : error}
        </p>
        <div role="status" className="empty:hidden">
          {arrived ? (
            <Notice tone="yours" title={t("On its way")}>
              {t.rich(
                "The statement goes to <to>{address}</to>.",
                { to: (address) => <span className="break-all">{address}</span> },
                { address: arrived },
              )}
            </Notice>
          ) : null}
        </div>
        <Button type="submit" disabled={isBusy} className="w-full">
          {isBusy ? <Spinner /> : null}
          {t("Send the statement")}
        </Button>
      </form>
      <PageSection title={t("Sent")}>
        {body.emails.length === 0 ? <p className="text-soft">{t("Nothing yet.")}</p> : null}
        <ul className="space-y-4">
          {body.emails.map((email) => (
            <SentStatement key={email.id} email={email} isBusy={isBusy} onAgain={() => void send(email.sentTo)} />
          ))}
        </ul>
      </PageSection>
    </div>
  );
}
