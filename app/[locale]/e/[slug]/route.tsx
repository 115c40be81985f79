import { createHash } from "node:crypto";
import { unstable_cache } from "next/cache";
import { readFallbackPages } from "#platform/fallback-pages.ts";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/languages.ts";
import { office } from "#wiring";
import { EventDocument } from "./event-document.tsx";
import { readPageAssets } from "./page-assets.ts";
import { readPageEvent } from "./read-page-event.ts";
import { renderDocument } from "./render-document.ts";

// Static, the same for everybody, and rendered at the first visit: the build has no database. Live numbers come from the status document.
export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ locale: string; slug: string }> };

/** The event page. A route handler, because the runtime of a Next page alone would weigh more than this page may. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, slug } = await params;
  const locale = isLanguage(asked) ? asked : DEFAULT_LANGUAGE;
  try {
    return await renderEvent(locale, isLanguage(asked) ? slug : null);
  } catch (error) {
    office().log.error({ err: error, slug }, "the event page could not be made");
    return answerBroken(locale, error);
  }
}

async function renderEvent(locale: Language, slug: string | null): Promise<Response> {
  const event = slug === null ? null : await readPageEvent(slug);
  if (!event) return new Response(readFallbackPages().missing[locale], { status: 404, headers: HTML });
  const { PUBLIC_URL: publicUrl } = office().config;
  const html = await renderDocument(
    <EventDocument event={event} locale={locale} publicUrl={publicUrl} assets={readPageAssets()} now={new Date()} />,
  );
  return new Response(html, { headers: { ...HTML, etag: etagOf(html) } });
}

/** Of the page's bytes, so that every process has the same for the same page. */
const etagOf = (html: string): string => `"${createHash("sha256").update(html).digest("base64url")}"`;

/**
 * Next keeps what a handler answers, and would show it once more when all is well again. So on a plain machine it fails: where Next
 * has a copy of the page it shows that, else the door answers (platform/guard-pages.ts). Vercel keeps no failure, and has no door.
 */
async function answerBroken(locale: Language, error: unknown): Promise<Response> {
  if (!office().config.isOnVercel) throw error;
  await forgetSoon();
  const headers = { ...HTML, "cache-control": "no-store" };
  return new Response(readFallbackPages().broken[locale], { status: 500, headers });
}

/** An answer is cached no longer than the data read for it, and a handler has no other way to say how long. */
const forgetSoon = unstable_cache(async () => true, ["event-page-broken"], { revalidate: 1 });

const HTML = { "content-type": "text/html; charset=utf-8" };
