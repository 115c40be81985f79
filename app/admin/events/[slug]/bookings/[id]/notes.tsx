import type { BookingNote } from "#booking/participants/note.ts";
import { formatMoment } from "../../../../format-moment.ts";
import { NoteForm } from "./note-form.tsx";
import { StrikeNote } from "./strike-note.tsx";

/** What organizers tell each other about this rider, the latest first. */
export function Notes({ notes, path }: { notes: BookingNote[]; path: string }) {
  return (
    <>
      <ul>
        {notes.map(({ id, text, by, at, struck }) => (
          <li key={id} className="border-line border-t py-3 first:border-t-0 first:pt-0">
            {struck ? (
              <s className="wrap-anywhere whitespace-pre-line text-soft">{text}</s>
            ) : (
              <p className="wrap-anywhere whitespace-pre-line">{text}</p>
            )}
            <p className="wrap-anywhere text-[0.92rem] text-soft">
              {by}, {formatMoment(at)}
              {struck ? `. Struck out by ${struck.by}, ${formatMoment(struck.at)}` : ""}
            </p>
            {struck ? null : <StrikeNote path={`${path}/${id}/strike`} />}
          </li>
        ))}
      </ul>
      <div className={notes.length > 0 ? "mt-4" : ""}>
        <NoteForm path={path} />
      </div>
    </>
  );
}
