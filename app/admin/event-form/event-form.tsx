"use client";

import { type FormEvent, useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import type { EventState } from "#booking/events/bookable-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import type { MissingPart } from "#booking/events/list-missing.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { missingWords } from "../event-words.ts";
import { EventSection } from "./event-section.tsx";
import { formOfDraft, readForm, withoutEmptyRows } from "./form-values.ts";
import { OrganizerSection, WaiverSection } from "./people-section.tsx";
import { PricesSection } from "./prices-section.tsx";
import { QuestionsSection } from "./questions-section.tsx";
import { RidersSection } from "./riders-section.tsx";
import { SaleSection } from "./sale-section.tsx";

type Problem = { field: string; message: string };
/** Of an event that was saved before. */
type Saved = { slug: string; revision: number; state: EventState };

export function EventForm({ draft, saved: given }: { draft: EventDraft; saved: Saved | null }) {
  const [form, setForm] = useState(() => formOfDraft(draft));
  const [saved, setSaved] = useState(given);
  const [isChanged, setChanged] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  useLeaveWarning(isChanged);

  const isPublic = saved !== null && saved.state !== "draft";
  const change = (part: Partial<typeof form>) => {
    setForm((current) => ({ ...current, ...part }));
    setChanged(true);
  };
  const errorOf = (field: string) => problems.find((problem) => isAt(problem.field, field))?.message;
  const fail = (found: Problem[]) => {
    setProblems(found);
    setAttempt((count) => count + 1);
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    const kept = withoutEmptyRows(form);
    setForm(kept);
    const reading = readForm(kept);
    if (!reading.ok) return fail(reading.problems);

    setBusy(true);
    const reply = saved
      ? await callApi<Saved>(`/api/admin/events/${saved.slug}`, {
          method: "PUT",
          body: { ...reading.body, revision: saved.revision },
        })
      : await callApi<Saved>("/api/admin/events", { method: "POST", body: reading.body });
    setBusy(false);
    if (reply.kind === "ok") return finish(reply.body);
    if (reply.kind === "unreachable") return fail([{ field: "save", message: unreachable }]);
    fail(problemsOf(reply.problem));
  }

  function finish({ slug, revision, state }: Saved) {
    setProblems([]);
    setChanged(false);
    setSaved({ slug, revision, state });
    // The address of a new event, or of one with a new link, without losing what stands on the screen.
    window.history.replaceState(null, "", `/admin/events/${slug}/edit`);
  }

  const sections = { form, change, errorOf, isPublic };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className={problems.length > 0 ? "mb-8" : ""}>
        <ErrorSummary
          title="This was not saved yet"
          attempt={attempt}
          entries={problems.map(({ field, message }) => ({ fieldId: field, text: message }))}
        />
      </div>
      <EventSection {...sections} />
      <PricesSection {...sections} />
      <SaleSection {...sections} />
      <RidersSection {...sections} />
      <QuestionsSection {...sections} />
      <WaiverSection {...sections} />
      <OrganizerSection {...sections} />
      <div className="sticky bottom-0 -mx-4 mt-4 border-line border-t bg-paper px-4 py-3 lg:-mx-8 lg:px-8">
        <div className="flex flex-wrap items-center gap-3">
          <Button id="save" type="submit" disabled={isBusy}>
            {isBusy ? <BusyMark /> : null}
            {saved ? "Save" : "Save as a draft"}
          </Button>
          {saved && !isChanged ? (
            <ButtonLink kind="secondary" href={previewPath(saved)} target="_blank">
              {isPublic ? "See the page" : "Preview"}
            </ButtonLink>
          ) : null}
          <p role="status" className="text-[0.95rem] text-soft">
            {statusWords(isChanged, saved)}
          </p>
        </div>
      </div>
    </form>
  );
}

const unreachable = "Startline cannot be reached. Nothing is lost: keep this page open and save again.";

const previewPath = ({ slug, state }: Saved): string =>
  state === "draft" ? `/admin/events/${slug}/preview` : `/e/${slug}`;

function statusWords(isChanged: boolean, saved: Saved | null): string {
  if (isChanged) return "Not saved yet";
  return saved ? "Saved" : "";
}

/** An error in one line of a list belongs to the whole list's field. */
const isAt = (problemField: string, field: string): boolean =>
  problemField === field ||
  (/^(included|rules|bring)$/.test(field) && problemField.startsWith(`${field}.`)) ||
  (field.endsWith(".options") && problemField.startsWith(`${field}.`));

type Refusal = { code: string; title?: unknown; errors?: { field: string; message: string }[]; missing?: unknown };

const fieldOfRefusal: Record<string, string> = {
  slug_taken: "slug",
  slug_fixed: "slug",
  below_sold: "capacity",
  prices_frozen: "categories",
  category_in_use: "categories",
  unknown_category: "categories",
};

function problemsOf(refusal: Refusal): Problem[] {
  if (refusal.errors && refusal.errors.length > 0) return refusal.errors;
  if (refusal.code === "not_signed_in") {
    return [{ field: "save", message: "You are signed out. Sign in again in another tab, then save here." }];
  }
  if (Array.isArray(refusal.missing)) {
    const missing = refusal.missing as MissingPart[];
    return missing.map((part) => ({ field: missingWords[part].fieldId, message: missingWords[part].todo }));
  }
  const message = typeof refusal.title === "string" ? refusal.title : "That did not work. Please try again.";
  return [{ field: fieldOfRefusal[refusal.code] ?? "save", message }];
}

/** The browser asks before what was typed is thrown away. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isChanged]);
}
