"use client";

import { type FormEvent, useState } from "react";
import { AnswerField } from "#app/questions/answer-field.tsx";
import type { Question } from "#booking/events/bookable-event.ts";
import type { Rider } from "#http/admin/booking-schemas.ts";
import { isLanguage, LANGUAGES } from "#platform/languages.ts";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Notice } from "#ui/notice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { answerFieldCopy } from "../../../../answer-field-copy.ts";
import { sayErrors } from "../../../../api-sentence.ts";
import { callOffice } from "../../../../call-office.ts";
import { languageName } from "../../../../language/language-name.ts";
import type { Text } from "../../../../language/text.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import type { Translate } from "../../../../language/translate.ts";
import { SignInLink } from "../../../../sign-in-link.tsx";
import { useFailure } from "../../../../use-failure.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { useClosePanel } from "./rider-actions.tsx";
import { detailsOf, formOf, hasNewAddress, mergeRider, type RiderConflict, type RiderForm } from "./rider-form.ts";

type Props = {
  path: string;
  rider: Rider;
  questions: Question[];
  /** In words. */
  eventDay: string;
  isConfirmed: boolean;
};

/** What was typed, and what it is a correction of: a reload or an ended session loses neither. */
type Typed = { began: Rider; form: RiderForm };
type Problem = { field: string; message: string };

export function CorrectForm({ path, rider, questions, eventDay, isConfirmed }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const close = useClosePanel();
  const [typed, setTyped] = usePersistedState<Typed | null>(`correct.${path}`, null);
  const [conflicts, setConflicts] = useState<RiderConflict[]>([]);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [sendsTicket, setSendsTicket] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [isSignedOut, setSignedOut] = useState(false);
  const [failure, setFailure] = useFailure();
  const began = typed?.began ?? rider;
  const before = formOf(began, questions);
  const form = typed?.form ?? before;
  const isNewAddress = hasNewAddress(before, form);
  const labelOf = (field: string) => {
    const text = labels[field];
    return text ? t(text) : (questions.find(({ id }) => field === `answers.${id}`)?.label ?? "");
  };

  const change = (field: string, value: string) => {
    setTyped({ began, form: { ...form, [field]: value } });
    setProblems(problems.filter((problem) => problem.field !== field));
  };
  const shared = (field: string) => ({
    id: field,
    name: field,
    label: labelOf(field),
    value: form[field] ?? "",
    error: problems.find((problem) => problem.field === field)?.message,
    disabled: isBusy,
  });
  const input = (field: string) => ({
    ...shared(field),
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => change(field, target.value),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const isSending = isConfirmed && isNewAddress && sendsTicket;
    const body = { ...detailsOf(form), version: began.version, sendsTicket: isSending };
    const reply = await callOffice<{ version: number }>(path, { method: "PUT", body });
    setBusy(false);
    setSignedOut(reply.kind === "refused" && reply.code === "not_signed_in");
    if (reply.kind === "ok") {
      setTyped(null);
      close(isSending ? t("Corrected. The new ticket is on its way.") : t("Corrected."));
      return refresh();
    }
    const fields = reply.kind === "refused" && reply.code === "invalid_input" ? (reply.problem.errors ?? []) : [];
    setProblems(sayErrors(fields, t));
    if (fields.length > 0) {
      setFailure(null);
      return setAttempt(attempt + 1);
    }
    setFailure(reply);
    const current = reply.kind === "refused" && reply.code === "edited_elsewhere" ? reply.problem.current : null;
    if (current) {
      const theirs = current as Rider;
      const merged = mergeRider(before, form, formOf(theirs, questions));
      setTyped({ began: theirs, form: merged.form });
      setConflicts(merged.conflicts);
      await refresh();
    }
  }

  return (
    <form noValidate onSubmit={save} className="space-y-5">
      <ErrorSummary
        title={t({ one: "{count} thing to correct", other: "{count} things to correct" }, { count: problems.length })}
        entries={problems.map(({ field, message }) => ({ fieldId: field, text: `${labelOf(field)}: ${message}` }))}
        attempt={attempt}
      />
      <TextField {...input("name")} autoCapitalize="words" maxLength={100} />
      <TextField {...input("phone")} type="tel" inputMode="tel" />
      <TextField {...input("email")} type="email" inputMode="email" autoCapitalize="off" spellCheck={false} />
      <SelectField
        {...shared("language")}
        options={LANGUAGES.map((value) => ({ value, text: t(languageName[value]) }))}
        onChange={(value) => change("language", value)}
      />
      {questions.map((question) => {
        const field = `answers.${question.id}`;
        const { value, ...frame } = shared(field);
        return (
          <AnswerField
            key={field}
            isOwn={false}
            frame={frame}
            question={question}
            value={value}
            options={withOwn(question.options ?? [], before[field] ?? "").map((option) => ({
              value: option,
              text: option,
            }))}
            copy={answerFieldCopy(t)}
            eventDay={eventDay}
            onChange={(answer) => change(field, answer)}
          />
        );
      })}
      {isNewAddress ? (
        <Notice tone="time" title={t("The links sent before stop working")}>
          {isConfirmed ? (
            <label className="mt-1 flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                className="size-6 shrink-0 accent-brand"
                checked={sendsTicket}
                onChange={({ target }) => setSendsTicket(target.checked)}
              />
              <span className="wrap-anywhere min-w-0">
                {t("Send a new ticket to {email} and {phone}", {
                  email: form.email?.trim() ?? "",
                  phone: showPhone(form.phone?.trim() ?? ""),
                })}
              </span>
            </label>
          ) : (
            <p>{t("The ticket goes to the new address once the payment is in.")}</p>
          )}
        </Notice>
      ) : null}
      {conflicts.length > 0 ? (
        <Notice tone="time" title={t("Somebody else changed the same thing meanwhile")}>
          <ul className="mt-2 space-y-3">
            {conflicts.map(({ field, theirs }) => (
              <li key={field}>
                <p className="font-semibold">{labelOf(field)}</p>
                <p className="wrap-anywhere">{t("They wrote: {value}", { value: valueCopy(field, theirs, t) })}</p>
                <p className="wrap-anywhere">
                  {t("You wrote: {value}", { value: valueCopy(field, form[field] ?? "", t) })}
                </p>
                <Button
                  kind="secondary"
                  className="mt-1.5"
                  onClick={() => {
                    change(field, theirs);
                    setConflicts(conflicts.filter((conflict) => conflict.field !== field));
                  }}
                >
                  {t.rich(
                    "Take theirs<more> for {field}</more>",
                    { more: (words) => <span className="sr-only">{words}</span> },
                    { field: labelOf(field) },
                  )}
                </Button>
              </li>
            ))}
          </ul>
          <p className="mt-3">{t("Saving again keeps yours. Everything else they changed is already in the form.")}</p>
        </Notice>
      ) : null}
      <p role="alert" className="font-medium text-lost empty:hidden">
        {failure}
      </p>
      {isSignedOut ? <SignInLink /> : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={isBusy}>
          {isBusy ? <Spinner /> : null}
          {t("Save")}
        </Button>
        <Button
          kind="quiet"
          disabled={isBusy}
          onClick={() => {
            setTyped(null);
            close(null);
          }}
        >
          {t("Don't change anything")}
        </Button>
      </div>
    </form>
  );
}

const labels: Record<string, Text> = {
  name: "Full name",
  phone: "Mobile number",
  email: "Email",
  language: "Language",
};

/** An answer that can be chosen no more stays until somebody chooses another one. */
const withOwn = (options: string[], own: string): string[] =>
  own === "" || options.includes(own) ? options : [own, ...options];

const valueCopy = (field: string, value: string, t: Translate): string =>
  field === "language" && isLanguage(value) ? t(languageName[value]) : value || t("nothing");
