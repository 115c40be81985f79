"use client";

import type { EventDraft } from "#booking/events/event-draft.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { SignInLink } from "../sign-in-link.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { EventSection } from "./event-section.tsx";
import { LanguagesSection } from "./languages-section.tsx";
import { OrganizerSection, WaiverSection } from "./people-section.tsx";
import { PricesSection } from "./prices-section.tsx";
import { PublicChangesPanel } from "./public-changes-panel.tsx";
import { QuestionsSection } from "./questions-section.tsx";
import { RestoredNotice } from "./restored-notice.tsx";
import { RidersSection } from "./riders-section.tsx";
import { SaleSection } from "./sale-section.tsx";
import { type Saved, useEventForm } from "./use-event-form.ts";

/** Writes an event. What is typed is kept in this browser until it is saved, and never thrown away by somebody else's save. */
export function EventForm({ draft, saved: given, email }: { draft: EventDraft; saved: Saved | null; email: string }) {
  const editing = useEventForm(draft, given, email);
  const { form, saved, problems, conflicts, isChanged, isBusy, isPublic } = editing;
  const errorOf = (field: string) => problems.find((problem) => isAt(problem.field ?? "", field))?.message;
  const sections = { form, change: editing.change, errorOf, isPublic };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        editing.save();
      }}
      noValidate
    >
      <div className="space-y-4 empty:hidden [&:not(:empty)]:mb-8">
        {editing.restoredAt ? <RestoredNotice at={editing.restoredAt} onDiscard={editing.discard} /> : null}
        <ErrorSummary
          title="Not saved yet"
          attempt={editing.attempt}
          entries={problems.map(({ field, message }) => ({ fieldId: field, text: message }))}
        />
        {conflicts.length > 0 ? <ConflictNotice conflicts={conflicts} onTakeTheirs={editing.takeTheirs} /> : null}
      </div>
      <EventSection {...sections} />
      <PricesSection {...sections} />
      <SaleSection {...sections} />
      <RidersSection {...sections} />
      <QuestionsSection {...sections} />
      <WaiverSection {...sections} />
      <LanguagesSection {...sections} />
      <OrganizerSection {...sections} />
      <div className="sticky bottom-0 -mx-4 mt-4 border-line border-t bg-paper px-4 py-3 lg:-mx-8 lg:px-8">
        {editing.asked.length > 0 ? (
          <PublicChangesPanel
            changes={editing.asked}
            isBusy={isBusy}
            onSave={editing.saveAsked}
            onBack={editing.takeBack}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <Button id="save" type="submit" disabled={isBusy}>
              {isBusy ? <Spinner /> : null}
              {saved ? "Save" : "Save as a draft"}
            </Button>
            {saved && !isChanged ? <NextStep saved={saved} /> : null}
            {editing.isSignedOut ? <SignInLink /> : null}
            <p role="status" className="text-[0.95rem] text-soft">
              {editing.statusCopy}
            </p>
          </div>
        )}
      </div>
    </form>
  );
}

/** Where to go from what is saved: a draft is checked and published, a public event is looked at. */
function NextStep({ saved: { slug, state } }: { saved: Saved }) {
  if (state !== "draft") {
    return (
      <ButtonLink kind="secondary" href={`/e/${slug}`} target="_blank">
        See the page
      </ButtonLink>
    );
  }
  return (
    <>
      <ButtonLink kind="secondary" href={`/admin/events/${slug}`}>
        Check and publish
      </ButtonLink>
      <ButtonLink kind="secondary" href={`/admin/events/${slug}/preview`} target="_blank" className="max-sm:hidden">
        Preview
      </ButtonLink>
    </>
  );
}

/** An error in one line of a list belongs to the whole list's field. */
const isAt = (problemField: string, field: string): boolean =>
  problemField === field ||
  (/^(included|rules|bring)$/.test(field) && problemField.startsWith(`${field}.`)) ||
  (field.endsWith(".options") && problemField.startsWith(`${field}.`));
