import { eventPath } from "#app/[locale]/paths.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "#booking/events/picture.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from "#platform/languages.ts";
import { linkPreviewOf } from "./link-preview.ts";

type Props = { event: BookableEvent; locale: Language; publicUrl: string; script: string };

/** For search engines, for link previews, and what the browser should fetch first. */
export function EventHead({ event, locale, publicUrl, script }: Props) {
  const read = textsFor(translatedInto(event, locale), locale);
  const [title, summary] = [read(event.title).text, read(event.summary).text];
  const card = linkPreviewOf(event, locale);
  // Crawlers want absolute URLs.
  const whole = (path: string) => new URL(path, publicUrl).href;
  return (
    <>
      <link rel="preload" href={`/api/events/${event.slug}/status`} as="fetch" crossOrigin="anonymous" />
      <script type="module" src={script} />
      {/* Whoever has its link finds it, and nobody else does. */}
      {event.rehearsalOf === null ? null : <meta name="robots" content="noindex, nofollow" />}
      <meta name="description" content={summary} />
      <link rel="canonical" href={whole(eventPath(locale, event.slug))} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={whole(eventPath(other, event.slug))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={whole(eventPath(DEFAULT_LANGUAGE, event.slug))} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Startline" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={card.description} />
      <meta property="og:url" content={whole(eventPath(locale, event.slug))} />
      <meta property="og:locale" content={card.locale} />
      {card.otherLocales.map((other) => (
        <meta key={other} property="og:locale:alternate" content={other} />
      ))}
      <meta property="og:image" content={whole(card.picture)} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={`${CARD_WIDTH}`} />
      <meta property="og:image:height" content={`${CARD_HEIGHT}`} />
      <meta property="og:image:alt" content={title} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={card.description} />
      <meta name="twitter:image" content={whole(card.picture)} />
    </>
  );
}
