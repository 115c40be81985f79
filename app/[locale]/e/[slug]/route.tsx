import { unstable_cache } from "next/cache";
import { defaultLocale, isLocale, type Locale } from "#app/[locale]/locales.ts";
import { readPublicEvent } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { BrokenDocument } from "./broken-document.tsx";
import { EventDocument } from "./event-document.tsx";
import { MissingDocument } from "./missing-document.tsx";
import { readPageAssets } from "./page-assets.ts";
import { renderDocument } from "./render-document.ts";

// Static for everybody and made at the first visit: the build has no database. Live numbers come from the status document.
export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ locale: string; slug: string }> };

/** Pages of which Next keeps a copy in this process. */
const kept = new Set<string>();

/** The event page. No page of Next's, whose runtime alone would weigh more than the page may. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, slug } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  try {
    const answer = await answerFor(locale, isLocale(asked) ? slug : null);
    kept.add(`${locale}/${slug}`);
    return answer;
  } catch (error) {
    // Of what throws Next shows the copy that it has.
    if (kept.has(`${locale}/${slug}`)) throw error;
    office().log.error({ err: error, slug }, "the event page could not be made");
    return answerBroken(locale);
  }
}

async function answerFor(locale: Locale, slug: string | null): Promise<Response> {
  const assets = readPageAssets();
  const { db, config } = office();
  const event = slug === null ? null : await readPublicEvent(db, slug);
  const document = event ? (
    <EventDocument event={event} locale={locale} publicUrl={config.PUBLIC_URL} assets={assets} now={new Date()} />
  ) : (
    <MissingDocument locale={locale} styles={assets.styles} />
  );
  return new Response(await renderDocument(document), { status: event ? 200 : 404, headers: { ...HTML } });
}

/** Without a copy there is nothing to show, and Next would say so in three words of plain text. */
async function answerBroken(locale: Locale): Promise<Response> {
  await forgetSoon();
  const document = <BrokenDocument locale={locale} styles={readPageAssets().styles} />;
  return new Response(await renderDocument(document), {
    status: 500,
    headers: { ...HTML, "cache-control": "no-store" },
  });
}

/** Next keeps an answer no longer than anything that was read for it, and has no other way to be told in the midst of it. */
const forgetSoon = unstable_cache(async () => true, ["event-page-broken"], { revalidate: 1 });

const HTML = { "content-type": "text/html; charset=utf-8" };
