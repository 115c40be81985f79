import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { preload } from "react-dom";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { alternatesOf } from "#app/[locale]/paths.ts";
import { PolicyLinks } from "#app/[locale]/policy-links.tsx";
import { messagesOf } from "#app/messages/catalog.ts";
import { readPublicEvent } from "#booking/events/read-event.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { Brand } from "#ui/brand.tsx";
import { office } from "#wiring";
import { cardOf } from "./card.ts";
import { EventDetails } from "./event-details.tsx";
import { EventHeader } from "./event-header.tsx";
import { EventPicture } from "./event-picture.tsx";
import { expectedOf } from "./expected.ts";
import { ActionBar } from "./sale/action-bar.tsx";
import { SalePanel } from "./sale/sale-panel.tsx";
import { SaleProvider } from "./sale/sale-provider.tsx";

// Static for everybody and made at the first visit: the build has no database. Live numbers come from the status document.
export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string }> };

const read = cache((slug: string) => readPublicEvent(office().db, slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  const event = await read(slug);
  if (!event) return {};
  const texts = textsFor(translatedInto(event, locale), locale);
  const [title, description] = [texts(event.title).text, texts(event.summary).text];
  return {
    title,
    description,
    // Search engines want whole addresses here.
    metadataBase: new URL(office().config.PUBLIC_URL),
    alternates: alternatesOf(locale, `/e/${slug}`),
    ...cardOf({ ...event, title }, locale),
  };
}

export default async function EventPage({ params }: Props) {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  const event = await read(slug);
  if (!event) notFound();
  const messages = messagesOf(locale);
  preload(`/api/events/${slug}/status`, { as: "fetch", crossOrigin: "anonymous" });
  const texts = textsFor(translatedInto(event, locale), locale);
  const categories = event.categories.map((category) => {
    const { text: name, ...lang } = texts(category.name);
    return { ...category, name, ...lang };
  });

  return (
    <Brand color={event.brandColor}>
      <SaleProvider
        slug={slug}
        locale={locale}
        categories={categories}
        isBreakupShown={event.isBreakupShown}
        messages={{ sale: messages.event.sale, price: messages.event.price, refusals: messages.refusals }}
      >
        {/* In the order in which a phone shows it: what came later and stood above would push everything down. */}
        <div className="mx-auto max-w-[560px] pb-32 lg:grid lg:max-w-[1080px] lg:grid-cols-[minmax(0,560px)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-14 lg:px-8 lg:py-12">
          <div className="lg:col-start-2">
            <EventPicture event={event} />
          </div>
          <main className="px-4 sm:px-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <LanguageSwitch locale={locale} path={`/e/${slug}`} label={messages.pages.languages} />
            <EventHeader event={event} read={texts} locale={locale} messages={messages.event.page} />
            <SalePanel expected={expectedOf(event, new Date())} />
            <EventDetails event={event} read={texts} messages={messages.event.page} />
            <PolicyLinks locale={locale} messages={messages.pages} />
          </main>
          <aside className="lg:col-start-2">
            <div className="lg:sticky lg:top-12">
              <ActionBar />
            </div>
          </aside>
        </div>
      </SaleProvider>
    </Brand>
  );
}
