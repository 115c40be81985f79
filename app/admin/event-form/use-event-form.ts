import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { callApi, type Reply } from "#app/api-client/call-api.ts";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { EventState } from "#booking/events/bookable-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import type { SavedEvent } from "#http/admin/event-form-schemas.ts";
import { checkForm } from "./check-form.ts";
import { fieldCopy } from "./field-copy.ts";
import { type EventForm, formOfDraft, formOfSaved, readForm, withoutEmptyRows } from "./form-values.ts";
import { type Conflict, changedFields, isOwnSave, mergeForms } from "./merge-forms.ts";
import { type Problem, problemsOf } from "./problems-of.ts";
import { publicChanges } from "./public-changes.ts";
import { deleteDrafts, draftKey, readDraft, storeDraft } from "./stored-draft.ts";

/** Of an event that was saved before. */
export type Saved = { slug: string; revision: number; state: EventState };

/** Of two saves that meet, one gives way; more than a few in a row are not people. */
const MERGES_MAX = 3;

/** The state of the form: what is saved, what was typed upon it, and how both come together. */
export function useEventForm(draft: EventDraft, given: Saved | null, email: string) {
  const router = useRouter();
  const [form, setForm] = useState(() => formOfDraft(draft));
  const [saved, setSaved] = useState(given);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [asked, setAsked] = useState<string[]>([]);
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
  /** What was sent last, if no answer came: it may have been saved all the same. */
  const unanswered = useRef<EventForm | null>(null);
  const isPublic = saved !== null && saved.state !== "draft";
  const key = draftKey(email, saved?.slug ?? null);

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
    setAsked([]);
  }
  function fail(found: Problem[]) {
    setProblems(found);
    setAttempt((count) => count + 1);
  }

  function save() {
    const kept = withoutEmptyRows(typed.current);
    show(kept);
    const wrong = checkForm(kept, new Date());
    if (wrong.length > 0) return fail(wrong);
    const changes = isPublic ? publicChanges(base.current, kept) : [];
    if (changes.length > 0) return setAsked(changes);
    void send(kept);
  }

  async function send(sent: EventForm) {
    setAsked([]);
    setBusy(true);
    const reply = await sendUntilSaved(sent);
    setBusy(false);
    if (!reply) return;
    setSignedOut(reply.kind === "refused" && reply.code === "not_signed_in");
    if (reply.kind === "unreachable") return fail([{ field: null, message: unreachable }]);
    if (reply.kind === "refused") return fail(problemsOf(reply.problem));
  }

  /** Null once it is saved, or where a person has to choose first. */
  async function sendUntilSaved(sent: EventForm): Promise<Exclude<Reply<SavedEvent>, { kind: "ok" }> | null> {
    let form = sent;
    let known = saved;
    let theirFields: (keyof EventForm)[] = [];
    for (let merges = 0; ; merges += 1) {
      const wrong = checkForm(form, new Date());
      if (wrong.length > 0) {
        fail(wrong);
        return null;
      }
      const { body } = readForm(form);
      const reply = known
        ? await callApi<SavedEvent>(path(known), { method: "PUT", body: { ...body, revision: known.revision } })
        : await callApi<SavedEvent>("/api/admin/events", { method: "POST", body });
      if (reply.kind === "ok") {
        finish(form, reply.body, theirFields);
        return null;
      }
      if (reply.kind === "unreachable") unanswered.current = form;
      const mayBeMine = unanswered.current !== null;
      const isMet = reply.kind === "refused" && reply.code === (known ? "edited_elsewhere" : "slug_taken");
      if (!isMet || (!known && !mayBeMine) || merges >= MERGES_MAX) return reply;

      const now = await callApi<SavedEvent>(path(known ?? form));
      if (now.kind !== "ok") return known ? now : reply;
      const theirs = formOfSaved(now.body);
      const mine = mineIn(now.body, theirs, known);
      if (!known && !mine) return reply;
      known = { slug: now.body.slug, revision: now.body.revision, state: now.body.state };
      if (mine && changedFields(mine, form).length === 0) {
        finish(form, now.body, theirFields);
        return null;
      }
      if (!mine) theirFields = [...theirFields, ...changedFields(base.current, theirs)];
      const contested = bringTogether(mine ?? base.current, typed.current, theirs);
      setSaved(known);
      if (contested.length > 0) {
        fail([
          { field: null, message: "Somebody else changed the same fields. Choose whose words stay, then save again." },
        ]);
        return null;
      }
      form = typed.current;
    }
  }

  /** What I had sent, if that is what is saved now: the save before had no answer, and nobody else has saved since. */
  function mineIn(body: SavedEvent, theirs: EventForm, known: Saved | null): EventForm | null {
    const mine = unanswered.current;
    unanswered.current = null;
    const isNext = known ? body.revision === known.revision + 1 : body.state === "draft";
    return mine && isNext && isOwnSave(base.current, mine, theirs) ? mine : null;
  }

  function finish(sent: EventForm, body: SavedEvent, theirFields: (keyof EventForm)[]) {
    deleteDrafts(key);
    unanswered.current = null;
    setProblems([]);
    setRestoredAt(null);
    setSaved({ slug: body.slug, revision: body.revision, state: body.state });
    // With the ids that it was given, and with what was typed while it was saved.
    bringTogether(sent, typed.current, formOfSaved(body));
    const names = [...new Set(theirFields)].map(fieldCopy).join(", ");
    setTogether(names && `Saved, including what somebody else changed: ${names}`);
    // A new event, or one with a new link, has pages of its own from now on. What was typed meanwhile is kept, and back there.
    if (body.slug !== saved?.slug) router.replace(`/admin/events/${body.slug}/edit`);
  }

  return {
    form,
    saved,
    problems,
    conflicts,
    asked,
    attempt,
    restoredAt,
    isChanged,
    isBusy,
    isPublic,
    isSignedOut,
    change,
    save,
    saveAsked: () => void send(typed.current),
    takeBack: () => setAsked([]),
    takeTheirs({ field, theirs }: Conflict) {
      change({ [field]: theirs });
      setConflicts((current) => current.filter((each) => each.field !== field));
    },
    discard() {
      deleteDrafts(key);
      show(base.current);
      setChanged(false);
      setConflicts([]);
      setProblems([]);
      setRestoredAt(null);
    },
    statusCopy: together || statusCopy({ isChanged, isKept, isSaved: saved !== null }),
  };
}

const path = ({ slug }: { slug: string }): string => `/api/admin/events/${slug}`;

const unreachable =
  "Startline cannot be reached. Nothing is lost: what you typed is kept here. Save again in a moment.";

function statusCopy({ isChanged, isKept, isSaved }: { isChanged: boolean; isKept: boolean; isSaved: boolean }): string {
  if (isChanged) return isKept ? "Not saved yet. Kept in this browser." : "Not saved yet. This browser keeps nothing.";
  return isSaved ? "Saved" : "";
}
