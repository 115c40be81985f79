import { listOrganizers } from "#booking/events/list-organizers.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { Contact } from "#ui/contact.tsx";
import { office } from "#wiring";

/** Asked at most once a minute, however many look; while the database is away the page says the rest. */
const known = loadingCache(60_000, 1, () => listOrganizers(office().db).catch(() => null));

/** Whoever sells a place here, and how to reach them. */
export async function Organizers() {
  const organizers = (await known("all")) ?? [];
  return organizers.map((organizer) => (
    <div key={organizer.email + organizer.name} className="mt-8 rounded-card border border-line bg-surface p-4">
      <Contact name={organizer.name} phone={organizer.phone} email={organizer.email} />
      <p className="mt-2 whitespace-pre-line text-soft">{organizer.address}</p>
    </div>
  ));
}
