import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { listEvents } from "#booking/events/list-events.ts";
import { copyDraft, emptyDraft, lastOrganizerDetails } from "#booking/events/new-draft.ts";
import { EVENT_TEMPLATES, fillFromTemplate, type TemplateName } from "#booking/events/templates/event-templates.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../admin-frame.tsx";
import { organizerText, titled } from "../../language/organizer-text.ts";
import type { Translate } from "../../language/translate.ts";
import { requireOrganizer } from "../../require-organizer.ts";
import { StartChoice } from "./start-choice.tsx";
import { StartForm } from "./start-form.tsx";

export const generateMetadata = titled("New event");

type Props = { searchParams: Promise<{ from?: string; copy?: string }> };

/** First what the event begins as, then its name; what is made of them is a draft, and Set-up goes on from there. */
export default async function NewEventPage({ searchParams }: Props) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { from = "", copy = "" } = await searchParams;
  const events = await listEvents(office().db);
  const begun = await beginDraft(events, email, { from, copy }, t);
  return (
    <AdminFrame email={email}>
      <h1 className="mb-2 font-bold text-[1.75rem] tracking-[-0.02em]">{t("New event")}</h1>
      <p className="mb-6 max-w-[620px] text-soft">
        {begun ? begun.about : t("What should it start from? Whatever you choose, you can change all of it.")}
      </p>
      {begun ? <StartForm draft={begun.draft} email={email} about={copy || from} /> : <StartChoice events={events} />}
    </AdminFrame>
  );
}

/** Null until something is chosen that there is. */
async function beginDraft(
  events: readonly BookableEvent[],
  email: string,
  { from, copy }: { from: string; copy: string },
  t: Translate,
): Promise<{ draft: EventDraft; about: string } | null> {
  const { db, clock } = office();
  const now = clock.now();
  const copied = events.find(({ slug }) => slug === copy);
  if (copied) {
    const takenSlugs = events.map(({ slug }) => slug);
    const draft = copyDraft(copied, await readEventCapacity(db, copied.id), { now, takenSlugs });
    return {
      draft,
      about: t(
        "A copy of {title}. Its dates are a year later, on the same weekday: check them, and every text that names a date.",
        { title: copied.title },
      ),
    };
  }
  const empty = emptyDraft(now, lastOrganizerDetails(events, email));
  if (isTemplate(from)) {
    return {
      draft: fillFromTemplate(empty, from),
      about: t(
        "We fill in what most events say, in English, Hindi and Marathi. In Set-up you change whatever isn't true of yours.",
      ),
    };
  }
  if (from !== "empty") return null;
  return {
    draft: empty,
    about: t("Give it a name. The rest is written in Set-up, page by page. Only organizers see a draft."),
  };
}

const isTemplate = (name: string): name is TemplateName => Object.hasOwn(EVENT_TEMPLATES, name);
