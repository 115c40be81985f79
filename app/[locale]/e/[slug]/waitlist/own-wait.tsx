import { useState } from "react";
import { bookingPath, eventPath } from "#app/[locale]/paths.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import { withAccess } from "#app/visitor/with-credentials.ts";
import { OFFER_HOURS } from "#booking/waitlist/waitlist-entry.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Contact } from "#ui/contact.tsx";
import { Notice } from "#ui/notice.tsx";
import type { WaitlistScreen } from "./decide-waitlist-screen.ts";
import type { OwnEntry } from "./use-waitlist-entry.ts";
import type { WaitlistProps } from "./waitlist-props.ts";

type Shown = Exclude<WaitlistScreen, "loading" | "form">;
type Props = WaitlistProps & { screen: Shown; own: OwnEntry; status: StatusDocument | null };

/** How somebody's wait stands, or why there is nothing to wait for. */
export function OwnWait(props: Props) {
  const { screen, own, status, slug, locale, copy, contact } = props;
  const { entry } = own;
  const { title, texts } = wordsOf(props);
  const offer = entry?.offer;
  return (
    <>
      <div role="status" className="pt-4">
        <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{title}</h1>
        {texts.map((text) => (
          <p key={text} className="mt-3">
            {text}
          </p>
        ))}
      </div>
      {screen === "offered" && offer ? (
        <ButtonLink className="mt-6 w-full" href={withAccess(bookingPath(locale, offer.bookingId), offer.bookingId)}>
          {copy.take}
        </ButtonLink>
      ) : null}
      {(screen === "booked" || screen === "paying") && offer ? (
        <ButtonLink className="mt-6 w-full" href={withAccess(bookingPath(locale, offer.bookingId), offer.bookingId)}>
          {copy.openBooking}
        </ButtonLink>
      ) : null}
      {entry && (screen === "waiting" || screen === "off" || screen === "offered") ? (
        <Leave key={screen} own={own} slug={slug} copy={copy} isOffered={screen === "offered"} />
      ) : null}
      {screen === "removed" || screen === "cancelled" ? (
        <section className="mt-8">
          <h2 className="font-bold text-[1.2rem]">{copy.questions}</h2>
          <Contact {...contact} />
        </section>
      ) : null}
      <div className="mt-6 grid gap-3 empty:hidden">
        {LEADING_TO_EVENT.includes(screen) ? (
          <ButtonLink href={eventPath(locale, slug)}>{copy.backToEvent}</ButtonLink>
        ) : null}
        {entry && ENDED.includes(screen) && status?.waitlistOpen ? (
          <Button kind="secondary" onClick={own.forget}>
            {copy.again}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** The place may be back on sale. */
export const LEADING_TO_EVENT: readonly WaitlistScreen[] = ["expired", "given_back"];
const ENDED: readonly Shown[] = ["cancelled", "expired", "given_back", "left", "removed"];

function wordsOf({ screen, own, copy, categories, locale }: Props): { title: string; texts: string[] } {
  const { entry } = own;
  const ride = categories.find(({ id }) => id === entry?.categoryId)?.name ?? "";
  const ahead = entry?.ahead ?? 0;
  const until = entry?.offer ? new Date(entry.offer.until) : null;
  switch (screen) {
    case "waiting":
      return {
        title: copy.waitingTitle,
        texts: [
          ahead > 0 ? fillCount(copy.ahead, ahead, locale, { ride }) : fill(copy.first, { ride }),
          fill(copy.waitingText, { hours: OFFER_HOURS }),
          copy.stored,
        ],
      };
    case "off":
      return { title: copy.offTitle, texts: [copy.offText] };
    case "offered":
      return {
        title: copy.offeredTitle,
        texts: until
          ? [fill(copy.offeredText, { time: `${indianDate(until, locale)}, ${indianTime(until, locale)}` })]
          : [copy.offeredElsewhere],
      };
    case "paying":
      return { title: copy.payingTitle, texts: [copy.payingText] };
    case "booked":
      return { title: copy.bookedTitle, texts: [copy.bookedText] };
    case "cancelled":
      return { title: copy.bookingCancelledTitle, texts: [copy.bookingCancelledText] };
    case "expired":
      return { title: copy.expiredTitle, texts: [copy.expiredText] };
    case "given_back":
      return { title: copy.givenBackTitle, texts: [copy.givenBackText] };
    case "left":
      return { title: copy.leftTitle, texts: [copy.leftText] };
    case "removed":
      return { title: copy.removedTitle, texts: [copy.removedText] };
    case "free":
      return { title: copy.freeTitle, texts: [copy.freeText] };
    case "none":
      return { title: copy.noneTitle, texts: [copy.noneText] };
    case "closed":
      return { title: copy.closedTitle, texts: [copy.closedText] };
    case "called_off":
      return { title: copy.calledOffTitle, texts: [copy.calledOffText] };
  }
}

type LeaveProps = Pick<WaitlistProps, "slug" | "copy"> & { own: OwnEntry; isOffered: boolean };

/** Leaves after one confirmation, however often that has to be asked for. */
function Leave({ own, copy, isOffered }: LeaveProps) {
  const [step, setStep] = useState<"closed" | "asking" | "busy">("closed");
  const [trouble, setTrouble] = useState<string | null>(null);
  const { entry, refresh } = own;

  async function leave() {
    if (!entry) return;
    setStep("busy");
    setTrouble(null);
    const call = () =>
      callApi(`/api/waitlist/${entry.entryId}`, {
        method: "DELETE",
        body: {},
        accessToken: entry.token,
        shape: nothing,
      });
    const reply = await retryCall(call, { onRetry: () => setTrouble(copy.retrying) });
    setTrouble(reply.kind !== "ok" && codeOf(reply) === "payment_under_way" ? copy.paying : null);
    setStep("closed");
    await refresh();
  }

  if (step === "closed") {
    return (
      <div className="mt-6">
        <div role="alert" className="empty:hidden">
          {trouble ? <Notice tone="time">{trouble}</Notice> : null}
        </div>
        <Button kind="quiet" className="text-soft" onClick={() => setStep("asking")}>
          {isOffered ? copy.giveBack : copy.leave}
        </Button>
      </div>
    );
  }
  return (
    <section className="mt-6 rounded-card border border-line bg-surface p-4" aria-labelledby="leave">
      <h2 id="leave" className="font-semibold">
        {isOffered ? copy.giveBackAsk : copy.leaveAsk}
      </h2>
      <p className="text-soft">{isOffered ? copy.giveBackText : copy.leaveText}</p>
      <div role="status" className="mt-3 empty:hidden">
        {trouble ? <Notice tone="time">{trouble}</Notice> : null}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <ConfirmButton kind="secondary" disabled={step === "busy"} onClick={() => void leave()}>
          {isOffered ? copy.giveBackYes : copy.leaveYes}
        </ConfirmButton>
        <Button kind="secondary" disabled={step === "busy"} onClick={() => setStep("closed")}>
          {isOffered ? copy.giveBackNo : copy.leaveNo}
        </Button>
      </div>
    </section>
  );
}
