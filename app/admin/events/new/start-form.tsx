"use client";

import { useState } from "react";
import { slugOf } from "#booking/events/clean-text.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import type { SavedEvent } from "#http/admin/event-form-schemas.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../../call-office.ts";
import { checkForm } from "../../event-form/check-form.ts";
import { type EventForm, formOfDraft, readForm } from "../../event-form/form-values.ts";
import { type Problem, problemsOf, sayProblems } from "../../event-form/problems-of.ts";
import { useOrganizerText } from "../../language/text-context.tsx";
import { SignInLink } from "../../sign-in-link.tsx";
import { usePersistedState } from "../../use-persisted-state.ts";

/** What a draft cannot be without, and what the template leaves open: the rest is written in Set-up. */
type Start = { title: string; slug: string | null; places: string; price: string };

/** Names the new event and makes the draft. `about` tells the ways of beginning apart, for what is kept in this browser. */
export function StartForm({ draft, email, about }: { draft: EventDraft; email: string; about: string }) {
  const t = useOrganizerText();
  const empty: Start = { title: draft.title, slug: draft.slug || null, places: "", price: "" };
  const [typed, setTyped] = usePersistedState(`new-event.${email}.${about}`, empty);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [isSignedOut, setSignedOut] = useState(false);
  /** A try of which no answer came may have made the draft. */
  const [isUnanswered, setUnanswered] = useState(false);
  const [unpriced] = draft.categories.filter(({ ticketPricePaise }) => ticketPricePaise === 0);
  const slug = typed.slug ?? slugOf(typed.title);
  const errorOf = (...fields: string[]) => problems.find(({ field }) => fields.includes(field ?? ""))?.message;
  const change = (part: Partial<Start>) => setTyped({ ...typed, ...part });

  function fail(found: Problem[]) {
    setBusy(false);
    setProblems(found);
    setAttempt((count) => count + 1);
  }

  async function make() {
    const form = formOf(draft, { ...typed, slug });
    const wrong = checkForm(form, new Date());
    if (wrong.length > 0) return fail(sayProblems(wrong, t));
    setBusy(true);
    const reply = await callOffice<SavedEvent>("/api/admin/events", { method: "POST", body: readForm(form).body });
    const isMade =
      reply.kind === "ok" ||
      (reply.kind === "refused" && reply.code === "slug_taken" && isUnanswered && (await isMine(form)));
    if (isMade) {
      setTyped(empty);
      return location.assign(`/admin/events/${slug}/edit/basics`);
    }
    if (reply.kind === "refused") {
      setSignedOut(reply.code === "not_signed_in");
      return fail(problemsOf(reply.problem, t));
    }
    setUnanswered(true);
    fail([
      {
        field: null,
        message: t("Startline cannot be reached. Nothing is lost: what you typed is kept here. Try again."),
      },
    ]);
  }

  return (
    <form
      className="max-w-[620px] space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <ErrorSummary
        title={t("Not made yet")}
        attempt={attempt}
        entries={problems.map(({ field, message }) => ({ fieldId: field && idOf(field), text: message }))}
      />
      <TextField
        id="title"
        label={t("Title")}
        value={typed.title}
        error={errorOf("title")}
        onChange={({ target }) => change({ title: target.value })}
      />
      <TextField
        id="slug"
        label={t("Link")}
        hint={t("It follows the title. You can change it until you publish.")}
        prefix="/e/"
        value={slug}
        error={errorOf("slug")}
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => change({ slug: target.value })}
      />
      {unpriced ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="capacity"
            label={t("Places")}
            hint={t("Or later, in Set-up")}
            inputMode="numeric"
            value={typed.places}
            error={errorOf("capacity", "categories.0.capacity")}
            onChange={({ target }) => change({ places: target.value })}
          />
          <TextField
            id="price"
            label={t("Your ticket price")}
            hint={t("Or later, in Set-up")}
            prefix="₹"
            inputMode="decimal"
            className="!pl-9"
            value={typed.price}
            error={errorOf("categories.0.ticketPricePaise")}
            onChange={({ target }) => change({ price: target.value })}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={isBusy}>
          {isBusy ? <Spinner /> : null}
          {t("Make the draft")}
        </Button>
        {isSignedOut ? <SignInLink /> : null}
      </div>
    </form>
  );
}

const idOf = (field: string): string =>
  field === "categories.0.ticketPricePaise" ? "price" : field.startsWith("categories.") ? "capacity" : field;

/** A category without a price cannot be stored; without places it has none to sell. */
function formOf(draft: EventDraft, { title, slug, places, price }: Start): EventForm {
  const form = { ...formOfDraft(draft), title, slug: slug ?? "" };
  if (draft.categories.every(({ ticketPricePaise }) => ticketPricePaise > 0)) return form;
  const categories = price === "" ? [] : form.categories.map((each) => ({ ...each, price, capacity: places }));
  return { ...form, categories, capacity: places };
}

/** The draft of that link, if it is the one that was just made: nobody has written in it since. */
async function isMine({ slug, title }: EventForm): Promise<boolean> {
  const now = await callOffice<SavedEvent>(`/api/admin/events/${slug}`);
  return now.kind === "ok" && now.body.state === "draft" && now.body.revision === 1 && now.body.title === title.trim();
}
