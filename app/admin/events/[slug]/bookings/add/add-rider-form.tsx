"use client";

import { type FormEvent, useState } from "react";
import { AnswerField } from "#app/questions/answer-field.tsx";
import type { Question } from "#booking/events/bookable-event.ts";
import type { AddedRider } from "#http/admin/added-riders-schemas.ts";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { answerFieldCopy } from "../../../../answer-field-copy.ts";
import { sayErrors } from "../../../../api-sentence.ts";
import { callOffice, type Failure } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import type { Translate } from "../../../../language/translate.ts";
import { refusalCopy } from "../../../../refusal-copy.ts";
import { nothingSent, requestOf, type SentRequest } from "../../../../request-id.ts";
import { useAlertInView } from "../../../../use-alert-in-view.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { ContactFields } from "../contact-fields.tsx";
import { Added } from "./added.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { bodyOf, checkDraft, type DraftError, emptyRider, type RiderDraft } from "./rider-draft.ts";

type Props = {
  slug: string;
  categories: { id: string; name: string; pricePaise: number; free: number }[];
  questions: readonly Question[];
  /** In words. */
  eventDay: string;
  /** Places that were promised to nobody. */
  free: number;
};

/** Keeps what was typed until it was added. The same form sent again adds nobody twice. */
export function AddRiderForm({ slug, categories, questions, eventDay, free }: Props) {
  const only = categories.length === 1 ? (categories[0]?.id ?? "") : "";
  const [draft, setDraft] = usePersistedState<RiderDraft>(`add-rider.${slug}`, { ...emptyRider, categoryId: only });
  const [sent, setSent] = usePersistedState<SentRequest>(`add-rider.${slug}.sent`, nothingSent);
  const [errors, setErrors] = useState<DraftError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [added, setAdded] = useState<(AddedRider & { name: string }) | null>(null);
  const t = useOrganizerText();
  useAlertInView(failure);
  const refresh = useRefresh();
  const path = `/admin/events/${slug}/bookings`;

  const change = (part: Partial<RiderDraft>, field: string) => {
    setDraft({ ...draft, ...part });
    setErrors(errors.filter((error) => error.field !== field));
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const refuse = (found: DraftError[]) => {
    setErrors(found);
    setAttempt(attempt + 1);
  };

  async function add(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setFailure(null);
    const found = checkDraft(draft, questions, t);
    if (found.length > 0) return refuse(found);
    setErrors([]);
    const body = bodyOf(draft);
    const request = requestOf(sent, body);
    setSent(request);
    setBusy(true);
    const reply = await callOffice<AddedRider>(`/api${path}`, {
      method: "POST",
      body: { ...body, requestId: request.id },
    });
    setBusy(false);
    if (reply.kind === "ok") {
      setAdded({ ...reply.body, name: draft.name.trim() });
      setDraft({ ...emptyRider, categoryId: only });
      setSent(nothingSent);
      return refresh(); // Fewer places are free.
    }
    if (reply.kind === "refused" && reply.problem.errors?.length) return refuse(sayErrors(reply.problem.errors, t));
    setFailure(reply);
  }

  if (added) return <Added rider={added} path={path} onMore={() => setAdded(null)} />;
  return (
    <form noValidate className="space-y-5" onSubmit={(event) => void add(event)}>
      <ErrorSummary
        title={t({ one: "One thing is missing", other: "{count} things are missing" }, { count: errors.length })}
        entries={errors.map(({ field, message }) => ({ fieldId: field, text: message }))}
        attempt={attempt}
      />
      <KindChoice draft={draft} isBusy={isBusy} errorOf={errorOf} onChange={change} />
      <SelectField
        id="categoryId"
        name="categoryId"
        label={t("Category")}
        hint={freeCopy(free, t)}
        choose={t("Choose one")}
        disabled={isBusy}
        value={draft.categoryId}
        error={errorOf("categoryId")}
        options={categories.map(({ id, name, pricePaise, free: left }) => ({
          value: id,
          text: `${name} · ${rupees(pricePaise)} · ${left === 0 ? t("full") : t({ one: "{count} free", other: "{count} free" }, { count: left })}`,
        }))}
        onChange={(categoryId) => change({ categoryId }, "categoryId")}
      />
      <ContactFields
        contact={draft}
        phoneHint={t("The ticket goes here by SMS.")}
        emailHint={t("And here by email.")}
        isBusy={isBusy}
        errorOf={errorOf}
        onChange={change}
      />
      {questions.map((question) => {
        const { id, label, options = [], isRequired } = question;
        const field = `answers.${id}`;
        const answerWith = (answer: string) => change({ answers: { ...draft.answers, [id]: answer } }, field);
        const frame = {
          id: field,
          name: field,
          label,
          optional: isRequired ? undefined : t("optional"),
          disabled: isBusy,
          error: errorOf(field),
        };
        return (
          <AnswerField
            key={id}
            isOwn={false}
            frame={frame}
            question={question}
            value={draft.answers[id] ?? ""}
            options={options.map((option) => ({ value: option, text: option }))}
            copy={answerFieldCopy(t)}
            eventDay={eventDay}
            onChange={answerWith}
          />
        );
      })}
      <label className="flex min-h-12 cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          checked={draft.hasSignedOnPaper}
          disabled={isBusy}
          onChange={({ target }) => change({ hasSignedOnPaper: target.checked }, "hasSignedOnPaper")}
          className="mt-1 size-5 shrink-0"
        />
        <span>
          <span className="block">{t("The rider has signed the waiver on paper")}</span>
          <span className="block text-[0.92rem] text-soft">{t("If not, the rider's page says “Not signed”.")}</span>
        </span>
      </label>
      <div role="alert" className="font-medium text-lost empty:hidden">
        {failure ? <FailureText failure={failure} path={path} /> : null}
      </div>
      <Button type="submit" disabled={isBusy} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Add the rider")}
      </Button>
    </form>
  );
}

function FailureText({ failure, path }: { failure: Failure; path: string }) {
  const t = useOrganizerText();
  const bookingId = failure.kind === "refused" ? failure.problem.bookingId : null;
  return (
    <>
      <p>{refusalCopy(failure, t)}</p>
      {failure.kind === "unreachable" && failure.isSent !== false ? (
        <p>{t("Press again without changing anything: the rider is not added twice.")}</p>
      ) : null}
      {typeof bookingId === "string" ? (
        <a href={`${path}/${bookingId}`} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("Open that booking")}
        </a>
      ) : null}
    </>
  );
}

function freeCopy(free: number, t: Translate): string {
  if (free === 0) return t("No place is free now. Places of people who were called stay theirs.");
  return t(
    { one: "{count} place is free for you to give away.", other: "{count} places are free for you to give away." },
    { count: free },
  );
}
