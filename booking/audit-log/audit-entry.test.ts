import { expect, test } from "vitest";
import { eventIdOf, newEventId } from "#platform/ids.ts";
import { createAuditEntry } from "./create-audit-entry.ts";

const eventId = newEventId();
const about = { subject: eventId, by: "asha@startline.example" };

test("an entry carries its event in its id, its action and the facts of that action", () => {
  const facts = { scope: "full", note: "The river has risen" } as const;
  const entry = createAuditEntry(eventId, "cancel_event", { ...about, facts });
  expect(entry).toEqual({ id: entry.id, action: "cancel_event", ...about, facts });
  expect(eventIdOf("aud", entry.id)).toBe(eventId);
});

test("an entry with the facts of another action does not compile", () => {
  // @ts-expect-error a cancelled event has a scope
  createAuditEntry(eventId, "cancel_event", { ...about, facts: { note: "The river has risen" } });
  // @ts-expect-error what a capacity was before is known to the database alone
  createAuditEntry(eventId, "change_capacity", { ...about, facts: { from: 1, to: 2 } });
  // @ts-expect-error no such language
  createAuditEntry(eventId, "change_notice", { ...about, facts: { language: "fr" } });
});
