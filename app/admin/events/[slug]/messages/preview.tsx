import { useEffect, useRef, useState } from "react";
import type { AnnouncementPreview, SentAnnouncement } from "#http/admin/announcements-schemas.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice, type Failure } from "../../../call-office.ts";
import { languageName } from "../../../language/language-name.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { refusalCopy } from "../../../refusal-copy.ts";
import { nothingSent, requestOf, type SentRequest } from "../../../request-id.ts";
import { usePersistedState } from "../../../use-persisted-state.ts";
import { costCopy, nobodyCopy, ridersCopy } from "./message-copy.ts";
import { bodyOf, type MessageDraft } from "./message-draft.ts";
import { TestToMyself } from "./test-to-myself.tsx";

type Props = {
  slug: string;
  path: string;
  email: string;
  draft: MessageDraft;
  preview: AnnouncementPreview;
  onBack: () => void;
  onSent: () => void;
  onRefused: () => void;
};

/** As riders will read it; from here it is tried out and sent. The same message pressed again is sent once. */
export function Preview({ slug, path, email, draft, preview, onBack, onSent, onRefused }: Props) {
  const t = useOrganizerText();
  const [sent, setSent] = usePersistedState<SentRequest>(`message.${slug}.sent`, nothingSent);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function send() {
    if (isBusy) return;
    const body = bodyOf(draft);
    const request = requestOf(sent, body);
    setSent(request);
    setFailure(null);
    setBusy(true);
    const reply = await callOffice<SentAnnouncement>(path, {
      method: "POST",
      body: { ...body, requestId: request.id },
    });
    setBusy(false);
    if (reply.kind !== "ok") {
      setFailure(reply);
      // Somebody else may have sent it.
      return onRefused();
    }
    setSent(nothingSent);
    onSent();
  }

  const { riders, previews } = preview;
  const readersOf = (count: number) => ridersCopy(count, draft.arrival ?? "all", t);
  return (
    <div className="space-y-6">
      <h3 ref={heading} tabIndex={-1} className="font-bold text-[1.2rem] outline-none">
        {t("As a rider sees it")}
      </h3>
      {previews.map(({ language, riders: readers, email: letter, sms }) => (
        <section key={language} className="space-y-3">
          {previews.length > 1 ? (
            <h4 className="font-semibold">
              {t(languageName[language])} · {readersOf(readers)}
            </h4>
          ) : null}
          {letter ? (
            <article className="rounded-card border border-line bg-surface p-4">
              <p className="text-[0.92rem] text-soft">{t("Email")}</p>
              <p className="mt-1 font-semibold" lang={language}>
                {letter.subject}
              </p>
              <p className="wrap-anywhere mt-3 whitespace-pre-line border-line border-t pt-3" lang={language}>
                {withoutHeading(letter)}
              </p>
            </article>
          ) : null}
          {sms ? (
            <article className="rounded-card border border-line bg-surface p-4">
              <p className="text-[0.92rem] text-soft">
                {t(
                  {
                    one: "SMS, {characters} characters: {count} part",
                    other: "SMS, {characters} characters: {count} parts",
                  },
                  { characters: sms.text.length, count: sms.parts },
                )}
              </p>
              <p className="wrap-anywhere mt-1" lang={language}>
                {sms.text}
              </p>
            </article>
          ) : null}
        </section>
      ))}
      <TestToMyself path={path} email={email} draft={draft} languages={previews.map(({ language }) => language)} />
      <div className="space-y-3 border-line border-t pt-5">
        <p role="alert" className="font-medium text-lost empty:hidden">
          {failure ? refusalCopy(failure, t) : null}
          {failure?.kind === "unreachable" && failure.isSent !== false
            ? ` ${t("Press again without changing anything: nobody gets it twice.")}`
            : null}
        </p>
        {riders === 0 ? (
          <p>{t(nobodyCopy[draft.arrival ?? "all"])}</p>
        ) : isAsking ? (
          <>
            <p className="font-semibold">
              {t("Send it to {riders}: {cost}?", { riders: readersOf(riders), cost: costCopy(preview, t) })}
            </p>
            <ConfirmButton className="w-full" disabled={isBusy} onClick={() => void send()}>
              {isBusy ? <Spinner /> : null}
              {t("Yes, send to {riders}", { riders })}
            </ConfirmButton>
          </>
        ) : (
          <Button className="w-full" onClick={() => setAsking(true)}>
            {t("Send to {riders}", { riders: readersOf(riders) })}
          </Button>
        )}
        <Button kind="secondary" className="w-full" disabled={isBusy} onClick={onBack}>
          {t("Change it")}
        </Button>
      </div>
    </div>
  );
}

/** The heading repeats the subject, which stands above. */
const withoutHeading = ({ subject, text }: { subject: string; text: string }): string =>
  (text.startsWith(subject) ? text.slice(subject.length) : text).trim();
