import type { AttentionFacts, ListedItem } from "#booking/attention/attention.ts";
import { actionsFor, isUnsubscribed } from "#booking/attention/attention-actions.ts";
import { deliveryCopy } from "../events/[slug]/bookings/[id]/delivery-copy.ts";
import { organizerText } from "../language/organizer-text.ts";
import { resolutionCopy } from "./action-copy.ts";
import { ResolveForm } from "./resolve-form.tsx";
import { describeTrouble, troubleCopy } from "./trouble-copy.ts";

/** What a page knows of the item's event; null where it concerns none. */
export type ItemEvent = { slug: string; title: string } | null;

export async function OpenItem({
  item,
  event,
  isNamed,
  refundDuePaise,
  riderName,
  optedOut,
}: {
  item: ListedItem;
  event: ItemEvent;
  /** Whether it says which event it is of. */
  isNamed: boolean;
  refundDuePaise: number;
  /** Whom a message was for. */
  riderName: string | null;
  /** How many people of its event want no SMS. */
  optedOut: number;
}) {
  const t = await organizerText();
  const copy = troubleCopy[item.kind];
  const actions = actionsFor(item);
  const given = givenUp(item);
  return (
    <li className="rounded-card border border-time/40 bg-surface p-4 sm:p-5">
      {isNamed ? <p className="mb-1 text-[0.92rem] text-soft">{event ? event.title : t("All events")}</p> : null}
      <h3 className="font-bold text-[1.1rem] leading-tight">{t(copy.title)}</h3>
      {given ? (
        <p className="mt-2">
          {riderName ? <span className="block font-semibold">{riderName}</span> : null}
          {deliveryCopy(given.reason ?? "", given.channel, t)}
        </p>
      ) : (
        <p className="mt-2">{describeTrouble(item, t)}</p>
      )}
      <p className="mt-2">
        <span className="font-semibold">{t("What to do:")} </span>
        {isUnsubscribed(item) ? t("Tell the person yourself, or ask for another number.") : t(copy.whatToDo)}
      </p>
      <p className="mt-2 text-[0.92rem] text-soft">
        {item.occurrences > 1
          ? t("Since {when}, noticed {times} times", { when: t.moment(item.openedAt), times: item.occurrences })
          : t("Since {when}", { when: t.moment(item.openedAt) })}
      </p>
      <BookingLink item={item} event={event} />
      {actions.length > 0 ? (
        <ResolveForm
          itemId={item.id}
          actions={actions}
          refundDuePaise={refundDuePaise}
          optedOut={given?.channel === "sms" ? optedOut : 0}
        />
      ) : null}
    </li>
  );
}

const givenUp = (item: ListedItem) =>
  item.kind === "message_failed" ? (item.facts as AttentionFacts["message_failed"]) : null;

export async function ResolvedItem({ item, event }: { item: ListedItem; event: ItemEvent }) {
  const t = await organizerText();
  const { resolved } = item;
  if (!resolved) return null;
  return (
    <li className="border-line border-t py-3 first:border-t-0">
      <p className="font-semibold">{t(troubleCopy[item.kind].title)}</p>
      <p>
        {t(resolutionCopy[resolved.how])}
        {resolved.note ? `: “${resolved.note}”` : ""}
      </p>
      <p className="text-[0.92rem] text-soft">
        {[event ? event.title : t("All events"), resolved.by, t.moment(resolved.at)].filter(Boolean).join(", ")}
      </p>
      <BookingLink item={item} event={event} />
    </li>
  );
}

async function BookingLink({ item, event }: { item: ListedItem; event: ItemEvent }) {
  const t = await organizerText();
  if (!item.bookingId || !event) return null;
  return (
    <a
      href={`/admin/events/${event.slug}/bookings/${item.bookingId}`}
      className="inline-flex min-h-12 items-center underline underline-offset-4"
    >
      {t("See the booking")}
    </a>
  );
}
