import { createHash } from "node:crypto";
import { unstable_cache } from "next/cache";
import { readPublicEvent } from "#booking/events/read-event.ts";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/languages.ts";
import { office } from "#wiring";
import { BrokenDocument } from "./broken-document.tsx";
import { EventDocument } from "./event-document.tsx";
import { MissingDocument } from "./missing-document.tsx";
import { readPageAssets } from "./page-assets.ts";
import { renderDocument } from "./render-document.ts";

// Static, the same for everybody, and rendered at the first visit: the build has no database. Live numbers come from the status document.
export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ locale: string; slug: string }> };

/** Pages that Next has cached in this process. */
const cached = new Set<string>();

/** The event page. A route handler, because the runtime of a Next page alone would weigh more than this page may. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, slug } = await params;
  const locale = isLanguage(asked) ? asked : DEFAULT_LANGUAGE;
  try {
    const answer = await renderEvent(locale, isLanguage(asked) ? slug : null);
    cached.add(`${locale}/${slug}`);
    return answer;
  } catch (error) {
    // When this throws, Next serves the page that it has cached.
    if (cached.has(`${locale}/${slug}`)) throw error;
    office().log.error({ err: error, slug }, "the event page could not be made");
    return renderBroken(locale);
  }
}

async function renderEvent(locale: Language, slug: string | null): Promise<Response> {
  const assets = readPageAssets();
  const { db, config } = office();
  const event = slug === null ? null : await readPublicEvent(db, slug);
  const document = event ? (
    <EventDocument event={event} locale={locale} publicUrl={config.PUBLIC_URL} assets={assets} now={new Date()} />
  ) : (
    <MissingDocument locale={locale} styles={assets.styles} />
  );
  const html = await renderDocument(document);
  if (!event) return new Response(html, { status: 404, headers: { ...HTML } });
  return new Response(html, { headers: { ...HTML, etag: etagOf(html) } });
}

/** Of the page's bytes, so that every process has the same for the same page. */
const etagOf = (html: string): string => `"${createHash("sha256").update(html).digest("base64url")}"`;

/** Without a cached page there is nothing to show, and Next would answer with three words of plain text. */
async function renderBroken(locale: Language): Promise<Response> {
  await forgetSoon();
  const document = <BrokenDocument locale={locale} styles={readPageAssets().styles} />;
  return new Response(await renderDocument(document), {
    status: 500,
    headers: { ...HTML, "cache-control": "no-store" },
  });
}

/** Next caches an answer no longer than the data read for it, and a handler has no other way to say how long. */
const forgetSoon = unstable_cache(async () => true, ["event-page-broken"], { revalidate: 1 });

const HTML = { "content-type": "text/html; charset=utf-8" };
