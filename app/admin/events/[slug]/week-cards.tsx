import { ButtonLink } from "#ui/button.tsx";
import { organizerText } from "../../language/organizer-text.ts";
import { PageSection } from "../../page-section.tsx";
import { MoreItem } from "./more-item.tsx";

/** What an event's last week and its day need. */
export async function WeekCards({ slug }: { slug: string }) {
  const t = await organizerText();
  const path = `/admin/events/${slug}`;
  return (
    <PageSection title={t("This week")}>
      <ul className="rounded-card border border-line bg-surface">
        <MoreItem about={t("Last news for everyone: the reporting time, what to bring, the weather.")}>
          <ButtonLink href={`${path}/messages`}>{t("Message to riders")}</ButtonLink>
        </MoreItem>
        <MoreItem about={t("A number for each rider to wear. Once given, it stays.")}>
          <ButtonLink kind="secondary" href={`${path}/bibs`}>
            {t("Bibs")}
          </ButtonLink>
        </MoreItem>
        <MoreItem about={t("The start list to print, and lists for the kit counter and the timing company.")}>
          <ButtonLink kind="secondary" href={`${path}/downloads`}>
            {t("Lists")}
          </ButtonLink>
        </MoreItem>
      </ul>
    </PageSection>
  );
}
