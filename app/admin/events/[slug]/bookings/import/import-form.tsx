"use client";

import { useEffect, useRef, useState } from "react";
import type { AddedRiders, ImportPreview, ImportRow } from "#http/admin/rider-import-schemas.ts";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useFailure } from "../../../../use-failure.ts";
import { type Answers, openRows, RIDERS_PER_REQUEST, rowState, tallyCopy, tallyOf } from "./import-progress.ts";
import { type NamesOfEvent, storedCopy } from "./stored-copy.ts";

/** Between two times that a place is asked for which is just being given back. Our choice. */
const BUSY_PAUSE_MS = 1000;

/** A file, every row of it, and then its riders added a few at a time. Whatever is sent twice is added once. */
export function ImportForm({ slug, free, names }: { slug: string; free: number; names: NamesOfEvent }) {
  const t = useOrganizerText();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [reason, setFailure] = useFailure();
  const [busy, setBusy] = useState<"reading" | "adding" | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const path = `/api/admin/events/${slug}/rider-import`;

  async function read(file: File) {
    setPreview(null);
    setAnswers({});
    setFailure(null);
    setBusy("reading");
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    const reply = await callOffice<ImportPreview>(`${path}/preview`, { method: "POST", body: { file: btoa(text) } });
    setBusy(null);
    // The same file can be chosen again once it was corrected.
    if (input.current) input.current.value = "";
    if (reply.kind === "ok") setPreview(reply.body);
    else setFailure(reply);
  }

  async function add(rows: readonly ImportRow[]) {
    if (busy) return;
    setFailure(null);
    setBusy("adding");
    let known = answers;
    for (let open = openRows(rows, known); open.length > 0; open = openRows(rows, known)) {
      const riders = open.slice(0, RIDERS_PER_REQUEST).map(({ rider }) => rider);
      const reply = await callOffice<AddedRiders>(path, { method: "POST", body: { riders } });
      if (reply.kind !== "ok") {
        setFailure(reply);
        break;
      }
      known = { ...known, ...Object.fromEntries(reply.body.answers.map((answer) => [answer.requestId, answer])) };
      setAnswers(known);
      if (reply.body.answers.some(({ code }) => code === "busy")) {
        await new Promise((done) => setTimeout(done, BUSY_PAUSE_MS));
      }
    }
    setBusy(null);
  }

  // A slow phone lets people choose a file before this runs.
  useEffect(() => {
    const early = input.current?.files?.[0];
    if (early) void read(early);
  }, []);

  const tally = preview && tallyOf(preview.rows, answers);
  const isDone = tally !== null && tally.ready === 0 && tally.added > 0;
  return (
    <div className="space-y-5">
      <div>
        <label htmlFor="file" className="block font-semibold">
          {t("CSV file")}
        </label>
        <input
          ref={input}
          id="file"
          type="file"
          accept=".csv,text/csv"
          disabled={busy !== null}
          onChange={({ target }) => target.files?.[0] && void read(target.files[0])}
          className="mt-1.5 block min-h-12 w-full rounded-card border border-edge bg-surface p-2"
        />
      </div>
      <div role="alert" className="empty:hidden">
        {reason ? (
          <Notice tone="lost" title={reason}>
            {preview ? t("Press again: nobody is added twice. You may also choose the same file again later.") : null}
          </Notice>
        ) : null}
      </div>
      {busy === "reading" ? (
        <p role="status">
          <Spinner /> {t("Reading…")}
        </p>
      ) : null}
      {preview && tally ? (
        <>
          {preview.unread.length > 0 ? (
            <Notice tone="time" title={t("Some columns are not read")}>
              {preview.unread.join(", ")}
            </Notice>
          ) : null}
          <p role="status" className="font-semibold">
            {tallyCopy(tally, t)}
          </p>
          {busy === "adding" ? (
            <progress
              aria-label={t("Riders added")}
              max={tally.added + tally.ready}
              value={tally.added}
              className="h-3 w-full"
            />
          ) : null}
          {tally.ready > free && !isDone && busy === null ? (
            <p className="text-time">
              {t(
                {
                  one: "Only {count} place is free: the first rows get them.",
                  other: "Only {count} places are free: the first rows get them.",
                },
                { count: free },
              )}
            </p>
          ) : null}
          {tally.ready > 0 ? (
            <div>
              <Button disabled={busy !== null} onClick={() => void add(preview.rows)} className="w-full sm:w-auto">
                {busy === "adding" ? <Spinner /> : null}
                {t({ one: "Add {count} rider", other: "Add {count} riders" }, { count: tally.ready })}
              </Button>
              <p className="mt-2 text-[0.92rem] text-soft">
                {t(
                  "Each gets the ticket by email and SMS. Rows that are not right are left out; correct them in the spreadsheet and choose it again.",
                )}
              </p>
            </div>
          ) : null}
          {isDone ? <Notice tone="yours" title={t("Done. The tickets are on their way.")} /> : null}
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {wrongFirst(preview.rows).map((row) => (
              <RowItem key={row.rider.requestId} row={row} answers={answers} slug={slug} names={names} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** Of a thousand rows one wants to see those that are not right. They stay where they are while others are added. */
const wrongFirst = (rows: readonly ImportRow[]): ImportRow[] => [
  ...rows.filter(({ problems }) => problems.length > 0),
  ...rows.filter(({ problems }) => problems.length === 0),
];

const tones = { yours: "text-yours", lost: "text-lost", soft: "text-soft" };

type RowProps = { row: ImportRow; answers: Answers; slug: string; names: NamesOfEvent };

function RowItem({ row, answers, slug, names }: RowProps) {
  const t = useOrganizerText();
  const { tone, text, bookingId } = rowState(row, answers, t);
  const { name, phone, email } = row.rider;
  return (
    <li className="flex gap-3 px-3 py-2">
      <span className="w-9 shrink-0 text-right text-soft tabular-nums">
        <span className="sr-only">{t("Row")} </span>
        {row.row}
      </span>
      <span className="wrap-anywhere min-w-0">
        <span className="font-semibold">{name || t("No name")}</span>
        <span className="block text-[0.92rem] text-soft">
          {[phone && showPhone(phone), email].filter(Boolean).join(" · ")}
        </span>
        {storedCopy(row, names, t).map((line) => (
          <span key={line} className="block text-[0.92rem]">
            {line}
          </span>
        ))}
        <span className={`block text-[0.92rem] font-medium ${tones[tone]}`}>
          {text}
          {bookingId === null ? null : (
            <a
              href={`/admin/events/${slug}/bookings/${bookingId}`}
              className="ml-2 inline-flex min-h-12 items-center underline underline-offset-4"
            >
              {t.rich(
                "Open<more> the booking of {name}</more>",
                { more: (words) => <span className="sr-only">{words}</span> },
                { name },
              )}
            </a>
          )}
        </span>
      </span>
    </li>
  );
}
