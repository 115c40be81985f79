import { expect } from "vitest";
import { anEventDraft } from "./event-draft.ts";
import type { anOrganizersApi } from "./organizers-api.ts";
import { aVisitor, type Reply } from "./visitor.ts";

/** What an organizer does to an event by the form. */
export function anEditor({ door, organizer }: Awaited<ReturnType<typeof anOrganizersApi>>) {
  async function aDraft(change = {}) {
    const created = await organizer.ask("POST", "/api/admin/events", anEventDraft(change));
    expect(created.status).toBe(201);
    return created.body;
  }

  async function aPublishedEvent(change = {}) {
    const { slug } = await aDraft(change);
    expect((await organizer.ask("POST", `/api/admin/events/${slug}/publish`, {})).status).toBe(200);
    return (await organizer.ask("GET", `/api/admin/events/${slug}`)).body;
  }

  /** Changes fields of the form as it was read. */
  function save(form: { slug: string; [field: string]: unknown }, wanted: object, by = organizer): Promise<Reply> {
    const base = Object.fromEntries(Object.keys(wanted).map((field) => [field, form[field]]));
    return by.ask("PATCH", `/api/admin/events/${form.slug}`, { base, wanted });
  }

  const auditLogOf = async (slug: string) =>
    (await organizer.ask("GET", `/api/admin/events/${slug}/audit-log`)).body.entries;

  /** Somebody who holds a place in that category. */
  async function aHolder(slug: string, categoryId: string) {
    const visitor = aVisitor(door, { slug, categoryId });
    await visitor.join();
    expect((await visitor.claim()).status).toBe(201);
    return visitor;
  }

  return { aDraft, aPublishedEvent, save, auditLogOf, aHolder };
}
