import { listOrganizers } from "#booking/events/list-organizers.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { Contact } from "#ui/contact.tsx";
import { office } from "#wiring";

/** Queried at most once a minute; while the database is down the page shows everything else. */
const known = loadingCache(60_000, 1, () => listOrganizers(office().db).catch(() => null));

/** Every organizer with an event here, and how to reach them. */
export async function Organizers() {
  const organizers = (await known("all")) ?? [];
  return organizers.map((organizer) => (
    <div key={organizer.email + organizer.name} className="mt-8 rounded-card border border-line bg-surface p-4">
      <Contact name={organizer.name} phone={organizer.phone} email={organizer.email} />
      <p className="mt-2 whitespace-pre-line text-soft">{organizer.address}</p>
    </div>
  ));
}
