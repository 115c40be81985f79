import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Checklist } from "../../checklist.tsx";
import { organizerText } from "../../language/organizer-text.ts";
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
        <StateButton slug={event.slug} verb="publish" disabled={missing.length > 0} />
        <ButtonLink kind="secondary" href={`${path}/preview`} target="_blank">
          {t("Preview")}
        </ButtonLink>
      </div>
    </PageSection>
  );
}
