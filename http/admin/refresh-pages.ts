import { revalidatePages } from "#platform/revalidate-pages.ts";
import type { ApiContext } from "../api.ts";

/**
 * From the reply on this process reads the event anew. After it, all others are told, and Next makes the event's static pages
 * anew, on whichever process answers PUBLIC_URL. What does not hear of it follows a second later, and pages a minute later.
 */
export function refreshPages(c: ApiContext, slug: string): void {
  const { config, internalToken, log, eventNews, forgetEvents } = c.var.startline;
  forgetEvents();
  c.var.afterResponse(async () => {
    await eventNews.publish(slug);
    try {
      await revalidatePages(config.PUBLIC_URL, internalToken, slug);
    } catch (error) {
      log.warn({ slug, err: error }, "the event's pages were not renewed");
    }
  });
}
