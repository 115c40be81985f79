import type { BookingNote } from "#booking/participants/note.ts";
import { organizerText } from "../../../../language/organizer-text.ts";
import { NoteForm } from "./note-form.tsx";
import { StrikeNote } from "./strike-note.tsx";

/** What organizers tell each other about this rider, the latest first. */
export async function Notes({ notes, path }: { notes: BookingNote[]; path: string }) {
  const t = await organizerText();
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
              {struck
                ? t("{by}, {when}. Struck out by {struckBy}, {struckWhen}", {
                    by,
                    when: t.moment(at),
                    struckBy: struck.by,
                    struckWhen: t.moment(struck.at),
                  })
                : `${by}, ${t.moment(at)}`}
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
