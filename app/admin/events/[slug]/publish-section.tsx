import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { type Capacities, listMissing } from "#booking/events/list-missing.ts";
import { rupees } from "#platform/money.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Checklist } from "../../checklist.tsx";
import { organizerText } from "../../language/organizer-text.ts";
import type { Translate } from "../../language/translate.ts";
import { PageSection } from "../../page-section.tsx";
import { StateButton } from "../../state-button.tsx";

type Props = { event: BookableEvent; capacity: EventCapacity; now: Date };

/** A draft: what is missing, how it looks, and the way to the public. A draft has no sale whose numbers could be shown. */
export async function PublishSection({ event, capacity, now }: Props) {
  const t = await organizerText();
  const missing = listMissing(event, capacity, now);
  const path = `/admin/events/${event.slug}`;
  return (
    <PageSection title={t("Check and publish")}>
      <p className="max-w-[620px] text-soft">{t("Only organizers see this draft. Publishing shows it to everyone.")}</p>
      <Checklist missing={missing} slug={event.slug} />
      <div className="mt-6 flex flex-wrap gap-3">
        <StateButton
          slug={event.slug}
          verb="publish"
          disabled={missing.length > 0}
          facts={publishedFacts(event, capacity, t)}
        />
        <ButtonLink kind="secondary" href={`${path}/preview`} target="_blank">
          {t("Preview")}
        </ButtonLink>
      </div>
    </PageSection>
  );
}

/** What an organizer has to have looked at: a template's dates are made up. */
export function publishedFacts(
  event: Pick<BookableEvent, "startsAt" | "opensAt" | "closesAt" | "categories">,
  capacity: Capacities,
  t: Translate,
): string[] {
  const shown = event.categories.filter(({ isHidden }) => !isHidden);
  return [
    t("It starts on {when}.", { when: t.moment(event.startsAt) }),
    t("Booking opens on {opens}, and closes on {closes}.", {
      opens: t.moment(event.opensAt),
      closes: t.moment(event.closesAt),
    }),
    t({ one: "{count} place in all.", other: "{count} places in all." }, { count: capacity.capacity }),
    ...shown.map(({ id, name, pricePaise }) =>
      t(
        { one: "{name}: {count} place, riders pay {price}.", other: "{name}: {count} places, riders pay {price}." },
        {
          name,
          count: capacity.categories.find((category) => category.id === id)?.capacity ?? 0,
          price: rupees(pricePaise),
        },
      ),
    ),
  ];
}
