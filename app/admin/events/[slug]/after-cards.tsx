import { eraseAt } from "#booking/events/retention.ts";
import { ButtonLink } from "#ui/button.tsx";
import { organizerText } from "../../language/organizer-text.ts";
import { PageSection } from "../../page-section.tsx";
import { MoreItem } from "./more-item.tsx";

type Props = { slug: string; startsAt: Date; erasedAt: Date | null };

/** What is left to do when everyone is home. */
export async function AfterCards({ slug, startsAt, erasedAt }: Props) {
  const t = await organizerText();
  const path = `/admin/events/${slug}`;
  return (
    <PageSection title={t("After the event")}>
      <ul className="rounded-card border border-line bg-surface">
        <MoreItem about={t("What came in, what went back, and what you receive. A PDF for your accounts.")}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`${path}/statement/send`}>{t("Send the statement")}</ButtonLink>
            <ButtonLink kind="secondary" href={`${path}/statement`}>
              {t("Statement")}
            </ButtonLink>
          </div>
        </MoreItem>
        <MoreItem about={t("Say thank you, and where the photos are.")}>
          <ButtonLink kind="secondary" href={`${path}/messages`}>
            {t("Message to riders")}
          </ButtonLink>
        </MoreItem>
        <MoreItem
          about={
            erasedAt
              ? t(
                  "Names, phone numbers, emails and answers of the riders were erased on {date}. References and amounts stay for your accounts.",
                  { date: t.date(erasedAt) },
                )
              : t(
                  "On {date} the names, phone numbers, emails and answers of the riders are erased by themselves. References and amounts stay for your accounts. Download what you still need before.",
                  { date: t.date(eraseAt(startsAt)) },
                )
          }
        >
          {null}
        </MoreItem>
      </ul>
    </PageSection>
  );
}
