import type { ReactNode } from "react";
import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { mayOpen, type Role } from "#booking/organizers/roles.ts";
import { ButtonLink } from "#ui/button.tsx";
import { organizerText } from "../../language/organizer-text.ts";
import { PageSection } from "../../page-section.tsx";
import { StateButton } from "../../state-button.tsx";
import { CloseControl } from "./controls/close-control.tsx";
import { PlacesControl } from "./controls/places-control.tsx";
import { MoreItem } from "./more-item.tsx";

type Props = {
  event: BookableEvent;
  capacity: EventCapacity;
  share: ReactNode;
  /** Where it does not stand at the top of the page already. */
  hasCheckIn: boolean;
  role: Role;
};

/** What is done once in a sale, or never. */
export async function MoreSection({ event: { slug, state, rehearsalOf }, capacity, share, hasCheckIn, role }: Props) {
  const t = await organizerText();
  // Whether somebody joins meanwhile, the API decides.
  const isUntouched = capacity.confirmed + capacity.held + capacity.called === 0;
  return (
    <PageSection title={t("More")}>
      <ul className="rounded-card border border-line bg-surface">
        <MoreItem about={t("The event as riders see it.")}>
          <ButtonLink kind="secondary" href={`/e/${slug}`}>
            {t("See the page")}
          </ButtonLink>
        </MoreItem>
        {share ? <MoreItem>{share}</MoreItem> : null}
        {hasCheckIn ? (
          <MoreItem about={t("On the day: scan tickets at the kit counter, also without a connection.")}>
            <ButtonLink kind="secondary" href={`/admin/events/${slug}/check-in`}>
              {t("Check-in")}
            </ButtonLink>
          </MoreItem>
        ) : null}
        {state === "cancelled" ? null : (
          <MoreItem about={t("News for everyone with a confirmed place, by email or SMS.")}>
            <ButtonLink kind="secondary" href={`/admin/events/${slug}/messages`}>
              {t("Message to riders")}
            </ButtonLink>
          </MoreItem>
        )}
        {rehearsalOf === null ? <PlacesControl slug={slug} /> : null}
        <CloseControl slug={slug} />
        {isUntouched && rehearsalOf === null && (state === "published" || state === "closed") ? (
          <MoreItem about={t("Until somebody joins or books, the event can be a draft again.")}>
            <StateButton slug={slug} verb="unpublish" />
          </MoreItem>
        ) : null}
        {mayOpen(role, `/admin/events/${slug}/cancel`) ? (
          <MoreItem
            about={
              state === "cancelled"
                ? t("The event is cancelled. Refunds and messages go on by themselves.")
                : t("Nobody rides: every booking ends, and everyone is refunded and told.")
            }
          >
            <ButtonLink kind="secondary" href={`/admin/events/${slug}/cancel`}>
              {state === "cancelled" ? t("How far the cancellation has come") : t("Cancel the whole event")}
            </ButtonLink>
          </MoreItem>
        ) : null}
      </ul>
    </PageSection>
  );
}
