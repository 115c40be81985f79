import { revalidatePath } from "next/cache";
import { z } from "zod";
import { isSameSecret } from "#platform/keys.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { startline } from "#wiring";

const Body = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) });

/**
 * Revalidates an event's static pages at their next visit. It lives outside `/api` because revalidation works only inside
 * Next's own request; a job calls it after an edit, and `revalidate = 60` stands behind it.
 */
export async function POST(request: Request): Promise<Response> {
  const authorization = request.headers.get("authorization") ?? "";
  if (!isSameSecret(authorization, `Bearer ${startline().internalToken}`)) return new Response(null, { status: 404 });
  const body = Body.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 422 });
  // The event page is a route handler, whose cache Next knows by the address that was asked for: of the default language the
  // one without a prefix. Pages are known by the address after the rewrite.
  for (const prefix of ["", ...LANGUAGES.map((locale) => `/${locale}`)]) {
    revalidatePath(`${prefix}/e/${body.data.slug}`);
    revalidatePath(`${prefix}/e/${body.data.slug}/queue`);
    revalidatePath(`${prefix}/e/${body.data.slug}/waitlist`);
  }
  return new Response(null, { status: 204 });
}
