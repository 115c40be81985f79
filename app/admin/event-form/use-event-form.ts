import { useEffect, useRef, useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { EventState } from "#booking/events/bookable-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import type { ContestedField, SavedEvent } from "#http/admin/event-form-schemas.ts";
import { callOffice, type Failure } from "../call-office.ts";
import type { Text } from "../language/text.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { checkForm } from "./check-form.ts";
import { fieldCopy, pageOfField, type SetUpPage } from "./field-copy.ts";
import { type EventForm, formOfDraft, formOfSaved, readForm, withoutEmptyRows } from "./form-values.ts";
import { type Conflict, changedFields, mergeForms, takenOf } from "./merge-forms.ts";
import { type Problem, problemsOf, sayProblems } from "./problems-of.ts";
import { publicChanges } from "./public-changes.ts";
import { deleteStoredDraft, draftKey, readDraft, storeDraft } from "./stored-draft.ts";

export type Saved = { slug: string; state: EventState };
type Given = { draft: EventDraft; saved: Saved; email: string; page: SetUpPage };

/** Of two saves that meet, one gives way; more than a few in a row are not people. */
const MERGES_MAX = 3;

/** The state of one page of Set-up: what is saved, what was typed upon it, and how both come together. */
export function useEventForm({ draft, saved: { slug, state }, email, page }: Given) {
  const t = useOrganizerText();
  const unreachable = t(
    "Startline cannot be reached. Nothing is lost: what you typed is kept here. Save again in a moment.",
  );
  const [first] = useState(() => formOfDraft(draft));
  const [form, setForm] = useState(first);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [whoChanged, setWhoChanged] = useState<ContestedField[]>([]);
  const [asked, setAsked] = useState<{ changes: string[]; next: string | null } | null>(null);
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [isChanged, setChanged] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSignedOut, setSignedOut] = useState(false);
  const [isKept, setKept] = useState(true);
  const [together, setTogether] = useState("");
  const [attempt, setAttempt] = useState(0);
  /** What is saved, as the form shows it; and what stands in the form now, for work that waits for an answer. */
  const base = useRef(form);
  const typed = useRef(form);
  const isPublic = state !== "draft";
  const key = draftKey(email, slug, page);

  function show(next: EventForm) {
    typed.current = next;
    setForm(next);
  }
  /** Puts what was typed upon `from` into what is saved now. */
  function bringTogether(from: EventForm, mine: EventForm, theirs: EventForm): Conflict[] {
    const merged = mergeForms(from, mine, theirs);
    base.current = theirs;
    show(merged.form);
    setConflicts(merged.conflicts);
    setChanged(changedFields(theirs, merged.form).length > 0);
    return merged.conflicts;
  }

  // Once, after the page is there: the browser alone knows what it kept.
  useEffect(() => {
    const kept = readDraft(key, base.current);
    if (!kept || changedFields(kept.base, kept.form).length === 0) return;
    bringTogether(kept.base, kept.form, base.current);
    setRestoredAt(kept.at);
  }, []);
  useEffect(() => {
    if (isChanged) setKept(storeDraft(key, { form, base: base.current, at: new Date().toISOString() }));
  }, [form, isChanged, key]);

  useWhenOnline(() => setProblems((last) => last.filter(({ message }) => message !== unreachable)));

  function change(part: Partial<EventForm>) {
    show({ ...typed.current, ...part });
    setChanged(true);
    setTogether("");
    setAsked(null);
  }
  function fail(found: Problem[]) {
    setProblems(found);
    setAttempt((count) => count + 1);
  }

  /** `next`: where to go once it is saved. */
  function save(next: string | null) {
    const kept = withoutEmptyRows(typed.current);
    show(kept);
    const wrong = checkForm(kept, new Date());
    if (wrong.length > 0) return fail(sayProblems(wrong, t));
    const changes = isPublic ? publicChanges(base.current, kept, t) : [];
    if (changes.length > 0) return setAsked({ changes, next });
    void send(kept, next);
  }

  async function send(sent: EventForm, next: string | null) {
    setAsked(null);
    setBusy(true);
    const reply = await sendUntilSaved(sent, next);
    setBusy(false);
    if (!reply) return;
    setSignedOut(reply.kind === "refused" && reply.code === "not_signed_in");
    if (reply.kind === "unreachable") return fail([{ field: null, message: unreachable }]);
    return fail(problemsOf(reply.problem, t));
  }

  /** Null once it is saved, or where a person has to choose first. */
  async function sendUntilSaved(sent: EventForm, next: string | null): Promise<Failure | null> {
    let form = sent;
    for (let merges = 0; ; merges += 1) {
      const fields = changedFields(base.current, form);
      if (fields.length === 0) {
        finish(form, null, next);
        return null;
      }
      const body = { base: partOf(base.current, fields), wanted: partOf(form, fields) };
      const reply = await callOffice<SavedEvent>(path(slug), { method: "PATCH", body });
      if (reply.kind === "ok") {
        finish(form, reply.body, next);
        return null;
      }
      if (reply.kind !== "refused" || reply.code !== "edited_elsewhere" || merges >= MERGES_MAX) return reply;

      const now = await callOffice<SavedEvent>(path(slug));
      if (now.kind !== "ok") return now;
      const contested = bringTogether(base.current, typed.current, formOfSaved(now.body));
      form = typed.current;
      const wrong = checkForm(form, new Date());
      if (contested.length > 0) {
        setWhoChanged((reply.problem.contested as ContestedField[] | undefined) ?? []);
        fail([
          {
            field: null,
            message: t("Somebody else changed the same fields. Choose whose words stay, then save again."),
          },
        ]);
        return null;
      }
      if (wrong.length > 0) {
        fail(sayProblems(wrong, t));
        return null;
      }
    }
  }

  function finish(sent: EventForm, body: SavedEvent | null, next: string | null) {
    deleteStoredDraft(key);
    setProblems([]);
    setRestoredAt(null);
    const theirs = body ? formOfSaved(body) : base.current;
    const mine = changedFields(base.current, sent);
    const theirFields = changedFields(sent, theirs).filter(
      (field) => pageOfField(field) === page && field !== "translations" && !mine.includes(field),
    );
    // With the ids that it was given, and with what was typed while it was saved.
    bringTogether(sent, typed.current, theirs);
    const names = theirFields.map((field) => t.sentence(fieldCopy(field))).join(", ");
    setTogether(names && t("Saved, including what somebody else changed: {fields}", { fields: names }));
    // With a new link it has pages of its own from now on. What was typed meanwhile is kept, and back there.
    if (body && body.slug !== slug)
      location.replace(next?.replace(slug, body.slug) ?? `/admin/events/${body.slug}/edit/${page}`);
    else if (next) location.assign(next);
  }

  return {
    form,
    problems,
    conflicts,
    whoChanged,
    asked: asked?.changes ?? [],
    attempt,
    restoredAt,
    isChanged,
    isBusy,
    isPublic,
    isSignedOut,
    /** As it was when the page was opened. */
    first,
    change,
    save,
    saveAsked: () => void send(typed.current, asked?.next ?? null),
    takeBack: () => setAsked(null),
    takeTheirs(conflict: Conflict) {
      change(takenOf(conflict, typed.current));
      setConflicts((current) => current.filter((each) => each.field !== conflict.field));
    },
    discard() {
      deleteStoredDraft(key);
      show(base.current);
      setChanged(false);
      setConflicts([]);
      setProblems([]);
      setRestoredAt(null);
    },
    statusCopy: together || t(isChanged ? unsavedCopy(isKept) : "Saved"),
  };
}

const path = (slug: string): string => `/api/admin/events/${slug}`;

const partOf = (form: EventForm, fields: readonly (keyof EventForm)[]): object => {
  const { body } = readForm(form);
  return Object.fromEntries(fields.map((field) => [field, body[field]]));
};

const unsavedCopy = (isKept: boolean): Text =>
  isKept ? "Not saved yet. Kept in this browser." : "Not saved yet. This browser keeps nothing.";
