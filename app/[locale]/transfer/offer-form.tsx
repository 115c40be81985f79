import { useEffect, useRef, useState } from "react";
import { checkForm, emptyDraft, type FieldError } from "#app/[locale]/b/held/check-form.ts";
import { decideWaiverLanguage, isWaiverTicked } from "#app/[locale]/b/held/decide-waiver-language.ts";
import { fieldErrorText } from "#app/[locale]/b/held/field-error-text.ts";
import { QuestionFields } from "#app/[locale]/b/held/question-fields.tsx";
import { WaiverField } from "#app/[locale]/b/held/waiver-field.tsx";
import { localPath } from "#app/[locale]/paths.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import { type Draft, deleteDrafts, readDraft, saveDraft } from "#app/visitor/stored-drafts.ts";
import { textsFor } from "#booking/events/translation.ts";
import type { AcceptedOffer } from "#http/bookings/offer-schemas.ts";
import { showPhone } from "#platform/show-phone.ts";
import { indianDate } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { Contact } from "#ui/contact.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import type { OfferProps } from "./offer-props.ts";
import { acceptedShape } from "./use-offer.ts";

type Props = OfferProps & { renew: () => void; onAccepted: (accepted: AcceptedOffer) => void };
type Trouble = "already_booked" | "retrying" | null;

/** The new rider's name, their answers and their consent. Phone and email are where the link came to. */
export function OfferForm({ code, offer, event, locale, copy, renew, onAccepted }: Props) {
  const [draft, setDraft, forget] = useOfferDraft({ code, offer });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const shown = useRef(new AbortController());
  useEffect(() => {
    shown.current = new AbortController();
    return () => shown.current.abort();
  }, []);
  const { held, waiverCopies } = copy;
  const startsAt = new Date(event.startsAt);
  const eventDay = indianDate(startsAt, locale);
  const waiverLanguage = decideWaiverLanguage(event.waiver, locale, draft.waiver?.language);
  const isWaiverAccepted = isWaiverTicked(draft, event.waiver, waiverLanguage);
  const read = textsFor({ language: event.language, texts: event.texts ?? {} }, locale);

  const change = (part: Partial<Draft>, field: string) => {
    setDraft({ ...draft, ...part });
    setErrors(errors.filter((error) => error.field !== field));
  };
  const errorText = (field: string) =>
    fieldErrorText(errors, field, { questions: event.questions, read, copy: copy.fieldErrors, eventDay });
  const refuse = (found: FieldError[]) => {
    setErrors(found);
    setAttempt(attempt + 1);
  };

  async function accept() {
    const found = checkForm({ ...draft, isWaiverAccepted }, event.questions, startsAt);
    if (found.length > 0) return refuse(found);
    setErrors([]);
    setTrouble(null);
    setBusy(true);
    const body = {
      code,
      name: draft.name.trim(),
      language: locale,
      answers: Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== "")),
      waiver: { version: event.waiver.version, accepted: true, language: waiverLanguage ?? undefined },
    };
    // Accepted twice it is accepted once: a lost answer is asked for until it comes.
    const reply = await retryCall(() => callApi("/api/offers/accept", { method: "POST", body, shape: acceptedShape }), {
      signal: shown.current.signal,
      onRetry: () => setTrouble("retrying"),
    });
    if (shown.current.signal.aborted) return;
    if (reply.kind === "ok") {
      forget();
      return onAccepted(reply.body);
    }
    setBusy(false);
    setTrouble(null);
    const refused = reply.kind === "refused" ? (reply.problem.errors ?? []) : [];
    if (refused.some((error) => error.code.startsWith("waiver_"))) {
      setDraft({ ...draft, isWaiverAccepted: false });
      renew();
    }
    if (refused.length > 0) return refuse(refused);
    if (codeOf(reply) === "already_booked") setTrouble("already_booked");
    else renew(); // It has ended meanwhile, and the page says so.
  }

  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!isBusy) void accept();
      }}
    >
      <ErrorSummary
        title={fillCount(held.summaryTitle, errors.length, locale)}
        entries={errors.map((error) => ({ fieldId: error.field, text: errorText(error.field) ?? "" }))}
        attempt={attempt}
      />
      <TextField
        id="name"
        name="name"
        label={held.name}
        hint={held.nameHint}
        autoComplete="name"
        autoCapitalize="words"
        maxLength={100}
        required
        disabled={isBusy}
        value={draft.name}
        error={errorText("name")}
        onChange={({ target }) => change({ name: target.value }, "name")}
      />
      <p className="wrap-anywhere">{fill(copy.sentTo, { phone: showPhone(offer.phone), email: offer.email })}</p>
      <QuestionFields
        questions={event.questions}
        draft={draft}
        read={read}
        copy={held}
        eventDay={eventDay}
        isDisabled={isBusy}
        errorText={errorText}
        onChange={change}
      />
      <WaiverField
        waiver={event.waiver}
        language={waiverLanguage}
        copyByLanguage={waiverCopies}
        copy={held}
        isAccepted={isWaiverAccepted}
        error={errorText("waiver")}
        isDisabled={isBusy}
        onChange={(language, isAccepted) =>
          change({ isWaiverAccepted: isAccepted, waiver: { language, version: event.waiver.version } }, "waiver")
        }
      />
      <p className="text-[0.95rem] text-soft">
        {held.privacy}{" "}
        <a
          href={localPath(locale, "/privacy")}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center underline underline-offset-4"
        >
          {held.privacyLink}
        </a>
      </p>
      <div role="alert" className="empty:hidden">
        {trouble === "retrying" ? <Notice tone="time">{copy.retrying}</Notice> : null}
        {trouble === "already_booked" ? (
          <Notice tone="lost" title={copy.bookedTitle}>
            <p>{copy.booked}</p>
            <Contact {...event.organizer} />
          </Notice>
        ) : null}
      </div>
      <div className="fixed inset-x-0 bottom-0 z-10 border-line border-t bg-surface px-4 pt-[12px] pb-[max(12px,env(safe-area-inset-bottom))] shadow-card">
        <div className="mx-auto max-w-[528px]">
          <Button type="submit" disabled={isBusy} className="w-full text-[1.15rem]">
            {isBusy ? (
              <>
                <Spinner />
                {copy.accepting}
              </>
            ) : (
              copy.accept
            )}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** What this browser kept of the form for this link, else what the organizer wrote. Nothing of other bookings in this browser. */
function useOfferDraft({ code, offer }: Pick<Props, "code" | "offer">) {
  const { slug, name, phone, email } = offer;
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, name, phone, email });
  // The secret itself is not kept.
  const key = `offer of ${code.slice(0, -14)} ${name}`;
  useEffect(() => {
    const kept = readDraft(slug, key);
    if (kept && kept.phone === phone && kept.email === email) setDraft(kept);
  }, [slug, key, phone, email]);
  const change = (next: Draft) => {
    setDraft(next);
    saveDraft(slug, key, next);
  };
  return [draft, change, () => deleteDrafts(slug, key)] as const;
}
