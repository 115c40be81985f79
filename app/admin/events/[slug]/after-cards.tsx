import { eraseAt } from "#booking/events/retention.ts";
import { indianDate } from "#platform/times.ts";
import { ButtonLink } from "#ui/button.tsx";
import { PageSection } from "../../page-section.tsx";
import { MoreItem } from "./more-item.tsx";

type Props = { slug: string; startsAt: Date; erasedAt: Date | null };

/** What is left to do when everyone is home. */
export function AfterCards({ slug, startsAt, erasedAt }: Props) {
  const path = `/admin/events/${slug}`;
  return (
    <PageSection title="After the event">
      <ul className="rounded-card border border-line bg-surface">
        <MoreItem about="What came in, what went back, and what you receive. A PDF for your accounts.">
          <ButtonLink href={`${path}/statement`}>Statement</ButtonLink>
        </MoreItem>
        <MoreItem about="Say thank you, and where the photos are.">
          <ButtonLink kind="secondary" href={`${path}/messages`}>
            Message to riders
          </ButtonLink>
        </MoreItem>
        <MoreItem
          about={
            erasedAt
              ? `Names, phone numbers, emails and answers of the riders were erased on ${indianDate(erasedAt)}. References and amounts stay for your accounts.`
              : `On ${indianDate(eraseAt(startsAt))} the names, phone numbers, emails and answers of the riders are erased by themselves. References and amounts stay for your accounts. Download what you still need before.`
          }
        >
          {null}
        </MoreItem>
      </ul>
    </PageSection>
  );
}
