import type { ApiContext } from "../api.ts";

const TIMEOUT_MS = 5000;

/**
 * After the reply, has Next make the event's static pages anew, on whichever process answers PUBLIC_URL. If it does not
 * answer, the pages renew themselves a minute later.
 */
export function refreshPages(c: ApiContext, slug: string): void {
  const { config, internalToken, log } = c.var.startline;
  c.var.afterResponse(async () => {
    try {
      const response = await fetch(`${config.PUBLIC_URL}/internal/revalidate`, {
        method: "POST",
        headers: { Authorization: `Bearer ${internalToken}`, "Content-Type": "application/json" },
        body: JSON.stringify({ slug }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) log.warn({ slug, status: response.status }, "the event's pages were not renewed");
    } catch (error) {
      log.warn({ slug, err: error }, "the event's pages were not renewed");
    }
  });
}
