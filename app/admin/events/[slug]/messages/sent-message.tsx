import { useState } from "react";
import type { Announcements } from "#http/admin/announcements-schemas.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { callOffice } from "../../../call-office.ts";
import { Fold } from "../../../fold.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { useFailure } from "../../../use-failure.ts";
import { isUnderWay, laterCopy, progressCopy, toCopy } from "./message-copy.ts";

type Sent = Announcements["announcements"][number];
type Props = { path: string; announcement: Sent; category: string | null; onChanged: () => void };

/** One message that was sent: to whom, how far it has come, and what can still be done. */
export function SentMessage({ path, announcement, category, onChanged }: Props) {
  const t = useOrganizerText();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const { id, texts, channels, arrival, by, at, counts, stopped, later, failures, confirmedUntil } = announcement;
  const { en } = texts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const unreached = counts.failed + counts.bounced;

  async function press(verb: "stop" | "extend" | "resend", body: object = {}) {
    if (isBusy) return;
    setFailure(null);
    setBusy(true);
    const reply = await callOffice(`${path}/${id}/${verb}`, { method: "POST", body });
    setBusy(false);
    setAsking(false);
    if (reply.kind === "ok") onChanged();
    else setFailure(reply);
  }

  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <h3 className="wrap-anywhere font-semibold">{en.subject || en.sms}</h3>
      <p className="wrap-anywhere text-[0.92rem] text-soft">
        {t.moment(new Date(at))}, {t("by {who}.", { who: by })} {sentToCopy(channels, toCopy(category, arrival, t), t)}
      </p>
      {isUnderWay(announcement) ? (
        <ProgressBar share={all === 0 ? 0 : 1 - counts.queued / all} label={t("Sent so far")} className="mt-3" />
      ) : null}
      <p className="mt-2">{progressCopy(announcement, t)}</p>
      {stopped ? (
        <p className="mt-1 text-time">
          {t("Stopped by {who}, {when}.", { who: stopped.by, when: t.moment(new Date(stopped.at)) })}
        </p>
      ) : null}
      {failures.length > 0 ? (
        <ul className="wrap-anywhere mt-2 list-disc pl-5 text-[0.92rem] text-soft">
          {failures.map(({ because, count }) => (
            <li key={because}>
              {count.toLocaleString("en-IN")}: {because}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-3 empty:hidden">
        {isUnderWay(announcement) && !isAsking ? (
          <Button kind="secondary" disabled={isBusy} onClick={() => setAsking(true)}>
            {t("Stop")}
          </Button>
        ) : null}
        {isUnderWay(announcement) && isAsking ? (
          <ConfirmButton kind="lost" disabled={isBusy} onClick={() => void press("stop")}>
            {t("Yes, send nothing more")}
          </ConfirmButton>
        ) : null}
        {unreached > 0 && !stopped ? (
          <Button kind="secondary" disabled={isBusy} onClick={() => void press("resend")}>
            {t("Send again to {riders}", { riders: unreached })}
          </Button>
        ) : null}
        {later > 0 && !stopped ? (
          <Button kind="secondary" disabled={isBusy} onClick={() => void press("extend", { confirmedUntil })}>
            {laterCopy(later, arrival, t)}
          </Button>
        ) : null}
      </div>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      {en.text ? (
        <Fold summary={t("What it says")}>
          <p className="wrap-anywhere whitespace-pre-line">{en.text}</p>
        </Fold>
      ) : null}
    </li>
  );
}

/** By which ways, and to whom: a whole sentence for each. */
function sentToCopy(channels: Sent["channels"], riders: string, t: Translate): string {
  const ways = channels.length > 1 ? t("email and SMS") : channels.includes("sms") ? t("SMS") : t("email");
  return t("To {riders} by {ways}.", { riders, ways });
}
