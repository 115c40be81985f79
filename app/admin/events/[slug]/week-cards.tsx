import { ButtonLink } from "#ui/button.tsx";
import { PageSection } from "../../page-section.tsx";
import { MoreItem } from "./more-item.tsx";

/** What an event's last week and its day need. */
export function WeekCards({ slug }: { slug: string }) {
  const path = `/admin/events/${slug}`;
  return (
    <PageSection title="This week">
      <ul className="rounded-card border border-line bg-surface">
        <MoreItem about="Last news for everyone: the reporting time, what to bring, the weather.">
          <ButtonLink href={`${path}/messages`}>Message to riders</ButtonLink>
        </MoreItem>
        <MoreItem about="A number for each rider to wear. Once given, it stays.">
          <ButtonLink kind="secondary" href={`${path}/bibs`}>
            Bibs
          </ButtonLink>
        </MoreItem>
        <MoreItem about="The start list to print, and lists for the kit counter and the timing company.">
          <ButtonLink kind="secondary" href={`${path}/downloads`}>
            Lists
          </ButtonLink>
        </MoreItem>
      </ul>
    </PageSection>
  );
}
