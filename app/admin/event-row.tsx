import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { RunningCounts } from "#booking/rehearsals/read-rehearsals.ts";
import { stateLabel } from "./event-copy.ts";
import { organizerText } from "./language/organizer-text.ts";
import type { Translate } from "./language/translate.ts";
import { runningCopy } from "./rehearsal-copy.ts";
import { StateBadge } from "./state-badge.tsx";

type Props = {
  event: BookableEvent;
  capacity: EventCapacity;
  /** Of its rehearsal, while one runs. */
  rehearsal: RunningCounts | undefined;
  now: Date;
};

/** One event in the list: what it is, when, and how much of it is sold. The whole row leads to it. */
export async function EventRow({ event, capacity, rehearsal, now }: Props) {
  const t = await organizerText();
  const isBefore = event.state === "published" && now < event.opensAt;
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-t px-4 py-3 first:border-t-0 hover:bg-paper">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-bold leading-tight">
          <a
            href={`/admin/events/${event.slug}`}
            className="inline-flex min-h-8 items-center after:absolute after:inset-0 hover:underline"
          >
            {event.title}
          </a>
        </h3>
        <p className="text-[0.92rem] text-soft">
          {t.date(event.startsAt)}
          {isBefore ? ` · ${t("booking opens {when}", { when: t.moment(event.opensAt) })}` : ""}
        </p>
        {rehearsal ? <p className="text-[0.92rem] text-time">{runningCopy(rehearsal, t)}</p> : null}
      </div>
      <p className="text-[0.95rem] sm:min-w-36 sm:text-right">{soldCopy(capacity, t)}</p>
      <p className="max-sm:ml-auto sm:w-36 sm:text-right">
        <StateBadge {...stateLabel(event, capacity.free, now)} />
      </p>
    </li>
  );
}

const soldCopy = ({ capacity, confirmed }: EventCapacity, t: Translate): string =>
  capacity === 0 ? "" : t("{sold} of {all} sold", { sold: confirmed, all: capacity });
