import { readdirSync } from "node:fs";
import { join } from "node:path";

const ADMIN = join(import.meta.dirname, "../../app/admin");

/** Where the organizer's pages are seen, by their folder in `app/admin`; null where a page only leads to another one. */
const paths: Record<string, ((event: { slug: string; bookingId: string }) => string) | null> = {
  "": () => "/admin",
  "[...rest]": () => "/admin/there-is-no-such-page",
  account: () => "/admin/account",
  attention: () => "/admin/attention",
  "check-in": () => "/admin/check-in",
  "events/[slug]": ({ slug }) => `/admin/events/${slug}`,
  "events/[slug]/attention": null,
  "events/[slug]/bibs": ({ slug }) => `/admin/events/${slug}/bibs`,
  "events/[slug]/bookings": ({ slug }) => `/admin/events/${slug}/bookings`,
  "events/[slug]/bookings/[id]": ({ slug, bookingId }) => `/admin/events/${slug}/bookings/${bookingId}`,
  "events/[slug]/bookings/add": ({ slug }) => `/admin/events/${slug}/bookings/add`,
  "events/[slug]/bookings/import": ({ slug }) => `/admin/events/${slug}/bookings/import`,
  "events/[slug]/cancel": ({ slug }) => `/admin/events/${slug}/cancel`,
  "events/[slug]/check-in": ({ slug }) => `/admin/events/${slug}/check-in`,
  "events/[slug]/controls": null,
  "events/[slug]/downloads": ({ slug }) => `/admin/events/${slug}/downloads`,
  "events/[slug]/downloads/start-list": ({ slug }) => `/admin/events/${slug}/downloads/start-list`,
  "events/[slug]/edit": ({ slug }) => `/admin/events/${slug}/edit`,
  "events/[slug]/edit/[page]": ({ slug }) => `/admin/events/${slug}/edit/page`,
  "events/[slug]/history": ({ slug }) => `/admin/events/${slug}/history`,
  "events/[slug]/messages": ({ slug }) => `/admin/events/${slug}/messages`,
  "events/[slug]/preview": ({ slug }) => `/admin/events/${slug}/preview`,
  "events/[slug]/preview/[part]": ({ slug }) => `/admin/events/${slug}/preview/form`,
  "events/[slug]/rehearsal": ({ slug }) => `/admin/events/${slug}/rehearsal`,
  "events/[slug]/share": ({ slug }) => `/admin/events/${slug}/share`,
  "events/[slug]/statement": ({ slug }) => `/admin/events/${slug}/statement`,
  "events/[slug]/statement/send": ({ slug }) => `/admin/events/${slug}/statement/send`,
  "events/[slug]/waitlist": ({ slug }) => `/admin/events/${slug}/waitlist`,
  "events/new": () => "/admin/events/new?from=ride",
  "forgot-password": () => "/admin/forgot-password",
  join: () => "/admin/join",
  "no-access": () => "/admin/no-access",
  "reset-password": () => "/admin/reset-password",
  team: () => "/admin/team",
  // Whoever is signed in is led on.
  "sign-in": null,
};

/**
 * Every page of an organizer's, as an event with a booking shows it.
 * @throws Error that names the pages of which nobody has said where they are seen.
 */
export function organizerPages(event: { slug: string; bookingId: string }): { name: string; path: string }[] {
  const folders = readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ""));
  const unknown = folders.filter((folder) => !(folder in paths));
  if (unknown.length > 0) throw new Error(`tests/builders/organizer-pages.ts does not know ${unknown.join(", ")}`);
  return folders.sort().flatMap((folder) => {
    const path = paths[folder]?.(event);
    return path === undefined ? [] : [{ name: ["admin", folder].filter(Boolean).join("/"), path }];
  });
}
