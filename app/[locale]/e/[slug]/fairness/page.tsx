import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { alternatesOf, eventPath } from "#app/[locale]/paths.ts";
import { RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { Brand } from "#ui/brand.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { NumberedSteps } from "#ui/numbered-steps.tsx";
import { readPageEvent } from "../read-page-event.ts";
import { PublicDraw } from "./public-draw.tsx";

export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  return { title: copyOf(locale).fairness.title, alternates: alternatesOf(locale, `/e/${slug}/fairness`) };
}

/** Static text, the same for everybody; the browser loads the draw and verifies it. */
export default async function FairnessPage({ params }: Props) {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  const event = await readPageEvent(slug);
  if (!event) notFound();
  const { fairness, pages, rehearsal } = copyOf(locale);
  return (
    <Brand color={event.brandColor}>
      {event.rehearsalOf === null ? null : <RehearsalBand text={rehearsal.band} />}
      <main className="mx-auto max-w-[560px] px-4 pb-16">
        <LanguageSwitch locale={locale} path={`/e/${slug}/fairness`} label={pages.languages} />
        <p className="mt-8 text-soft">
          <OrganizerText of={textsFor(translatedInto(event, locale), locale)(event.title)} />
        </p>
        <h1 className="mt-1 font-bold text-[1.9rem] leading-tight tracking-[-0.02em]">{fairness.title}</h1>
        <p className="mt-4">{fairness.lead}</p>
        <NumberedSteps steps={fairness.how} className="mt-6 space-y-4" />
        <PublicDraw slug={slug} locale={locale} copy={fairness} />
        <ButtonLink kind="secondary" className="mt-10 w-full" href={eventPath(locale, slug)}>
          {fairness.backToEvent}
        </ButtonLink>
      </main>
    </Brand>
  );
}
