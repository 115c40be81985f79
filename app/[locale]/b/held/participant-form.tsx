import { useEffect, useState } from "react";
import { localPath } from "#app/[locale]/paths.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import { type Draft, readDraft, readOwnDraft, saveDraft } from "#app/visitor/stored-drafts.ts";
import { textsFor } from "#booking/events/translation.ts";
import { rupees } from "#platform/money.ts";
import { indianDate } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "../booking-props.ts";
import type { BookingView, EventForm } from "../booking-view.ts";
import { PaymentNotes } from "../paying/payment-notes.tsx";
import type { Payment } from "../paying/use-payment.ts";
import { checkForm, emptyDraft, type FieldError } from "./check-form.ts";
import { decideWaiverLanguage, isWaiverTicked } from "./decide-waiver-language.ts";
import { fieldErrorText } from "./field-error-text.ts";
import { PersonFields } from "./person-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { WaiverField } from "./waiver-field.tsx";

type Props = BookingProps & { form: EventForm; payment: Payment; renewForm: () => void; isGivingUp: boolean };

/** At most four fields besides the organizer's own questions. The draft survives a reload. */
export function ParticipantForm(props: Props) {
  const { view, locale, copy, form, payment, renewForm, isGivingUp } = props;
  const [draft, setDraft] = useDraft(view);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const text = copy.held;
  const perPhone = form.bookingsPerContact ?? 1;
  const startsAt = new Date(view.event.startsAt);
  const eventDay = indianDate(startsAt, locale);
  const waiverLanguage = decideWaiverLanguage(form.waiver, locale, draft.waiver?.language);
  const isWaiverAccepted = isWaiverTicked(draft, form.waiver, waiverLanguage);
  const read = textsFor({ language: form.language, texts: form.texts ?? {} }, locale);

  const change = (part: Partial<Draft>, field: string) => {
    setDraft({ ...draft, ...part });
    setErrors(errors.filter((error) => error.field !== field));
  };
  const errorText = (field: string) =>
    fieldErrorText(errors, field, { questions: form.questions, read, copy: copy.fieldErrors, eventDay });

  async function pay() {
    const ready = { ...draft, isWaiverAccepted };
    const found = checkForm(ready, form.questions, startsAt);
    const refused = found.length > 0 ? found : await payment.pay({ view, draft: ready, form });
    setErrors(refused);
    if (refused.some((error) => ["waiver_outdated", "waiver_not_in_language"].includes(error.code))) {
      setDraft({ ...draft, isWaiverAccepted: false });
      renewForm();
    }
    if (refused.length > 0) setAttempt(attempt + 1);
  }

  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!payment.isBusy && !isGivingUp) void pay();
      }}
    >
      <ErrorSummary
        title={fillCount(text.summaryTitle, errors.length, locale)}
        entries={errors.map((error) => ({ fieldId: error.field, text: errorText(error.field) ?? "" }))}
        attempt={attempt}
      />
      <PersonFields
        person={draft}
        copy={text}
        phoneHint={[text.phoneHint, perPhone > 1 ? fill(text.phoneForFamily, { limit: perPhone }) : null]
          .filter(Boolean)
          .join(". ")}
        emailHint={text.emailHint}
        isDisabled={payment.isBusy}
        errorText={errorText}
        onChange={change}
      />
      <QuestionFields
        questions={form.questions}
        draft={draft}
        read={read}
        copy={text}
        eventDay={eventDay}
        isDisabled={payment.isBusy}
        errorText={errorText}
        onChange={change}
      />
      <WaiverField
        waiver={form.waiver}
        language={waiverLanguage}
        copyByLanguage={copy.waiverCopy}
        copy={text}
        isAccepted={isWaiverAccepted}
        error={errorText("waiver")}
        isDisabled={payment.isBusy}
        onChange={(language, isAccepted) => {
          const waiver = { language, version: form.waiver.version };
          change({ isWaiverAccepted: isAccepted, waiver }, "waiver");
        }}
      />
      <p className="text-[0.95rem] text-soft">
        {text.privacy}{" "}
        <a
          href={localPath(locale, "/privacy")}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center underline underline-offset-4"
        >
          {text.privacyLink}
        </a>
      </p>
      <PaymentNotes {...props} />
      <div className="fixed inset-x-0 bottom-0 z-10 max-h-[60dvh] overflow-y-auto border-line border-t bg-surface px-4 pt-[12px] pb-[max(12px,env(safe-area-inset-bottom))] shadow-card">
        <div className="mx-auto max-w-[528px]">
          <Button type="submit" disabled={payment.isBusy || isGivingUp} className="w-full text-[1.15rem]">
            {payment.isBusy ? (
              <>
                <Spinner />
                {text.preparing}
              </>
            ) : (
              fill(payment.refusal?.isRepeated ? text.tryAgain : text.pay, { price: rupees(view.amountPaise) })
            )}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** The draft stored in this browser, else what the server already has. */
function useDraft({ bookingId, event, participant, waitlist }: BookingView) {
  const { slug } = event;
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  useEffect(() => {
    // A place that was offered is for whoever waited, and not for whom this browser has booked before.
    const known = participant ?? (waitlist && { name: waitlist.name, phone: waitlist.phone, email: waitlist.email });
    const stored = waitlist ? readOwnDraft(bookingId) : readDraft(slug, bookingId);
    setDraft(stored ?? { ...emptyDraft, ...known });
  }, [slug, bookingId]);
  const change = (next: Draft) => {
    setDraft(next);
    saveDraft(slug, bookingId, next);
  };
  return [draft, change] as const;
}
