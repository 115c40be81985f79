import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { PolicyLinks } from "#app/[locale]/policy-links.tsx";
import { RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { Brand } from "#ui/brand.tsx";
import { Notice } from "#ui/notice.tsx";
import { EventDetails } from "./event-details.tsx";
import { EventHead } from "./event-head.tsx";
import { EventHeader } from "./event-header.tsx";
import { EventPicture } from "./event-picture.tsx";
import { initialStatusOf } from "./initial-status.ts";
import type { PageAssets } from "./page-assets.ts";
import { PlainDocument } from "./plain-document.tsx";
import { ActionBar } from "./sale/action-bar.tsx";
import { ACTION_BAR_ID, jsonOf, SALE_ID, SALE_PANEL_ID } from "./sale/page-elements.ts";
import { type SaleProps, saleAtFirst } from "./sale/sale.ts";
import { SalePanel } from "./sale/sale-panel.tsx";

type Props = { event: BookableEvent; locale: Language; publicUrl: string; assets: PageAssets; now: Date };

/** The whole event page. Two parts of it are live: the browser renders them again from the props embedded in the page. */
export function EventDocument({ event, locale, publicUrl, assets, now }: Props) {
  const copy = copyOf(locale);
  const read = textsFor(translatedInto(event, locale), locale);
  const sale = saleAtFirst(salePropsOf(event, locale, now));
  return (
    <PlainDocument
      locale={locale}
      title={read(event.title).text}
      styles={assets.styles}
      head={<EventHead event={event} locale={locale} publicUrl={publicUrl} script={assets.script} />}
    >
      <Brand color={event.brandColor}>
        {event.rehearsalOf === null ? null : <RehearsalBand text={copy.rehearsal.band} />}
        {/* In the order in which a phone shows it: an element above that arrived later would shift everything down. */}
        <div className="mx-auto max-w-[560px] pb-32 lg:grid lg:max-w-[1080px] lg:grid-cols-[minmax(0,560px)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:gap-x-14 lg:px-8 lg:py-12">
          <div className="lg:col-start-2">
            <EventPicture event={event} />
          </div>
          <main className="px-4 sm:px-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <LanguageSwitch locale={locale} path={`/e/${event.slug}`} label={copy.pages.languages} />
            <EventHeader event={event} read={read} locale={locale} copy={copy.event.page} />
            <section aria-label={copy.event.sale.book} className="mt-5">
              <noscript>
                <Notice tone="time">{copy.event.sale.noScript}</Notice>
              </noscript>
              <div id={SALE_PANEL_ID} className="space-y-4">
                <SalePanel sale={sale} />
              </div>
            </section>
            <EventDetails event={event} read={read} copy={copy.event.page} now={now} />
            <PolicyLinks locale={locale} copy={copy.pages} />
          </main>
          <aside className="lg:col-start-2">
            <div id={ACTION_BAR_ID} className="lg:sticky lg:top-12">
              <ActionBar sale={sale} />
            </div>
          </aside>
        </div>
      </Brand>
      <script type="application/json" id={SALE_ID}>
        {jsonOf(salePropsOf(event, locale, now))}
      </script>
    </PlainDocument>
  );
}

function salePropsOf(event: BookableEvent, locale: Language, now: Date): SaleProps {
  const { event: eventCopy, refusals } = copyOf(locale);
  const read = textsFor(translatedInto(event, locale), locale);
  return {
    slug: event.slug,
    locale,
    categories: shownCategories(event).map(({ id, name, pricePaise, platformFeePaise }) => {
      const { text, ...lang } = read(name);
      return { id, name: text, ...lang, pricePaise, platformFeePaise };
    }),
    isPriceBreakdownShown: event.isPriceBreakdownShown,
    initialStatus: initialStatusOf(event, now),
    copy: { sale: eventCopy.sale, price: eventCopy.price, refusals },
  };
}
