/** One thing of the wire, wherever it stands in an answer or an event. */
export type Entity = Record<string, unknown> & { entity: string };

/**
 * The same JSON with each entity in it (order, payment, refund, dispute) as `change` answers; `undefined` takes it out of its
 * list. Collections and events are no entities of their own, what is in them is.
 */
export function changeEntities(json: unknown, change: (entity: Entity) => object | undefined): unknown {
  if (Array.isArray(json)) return json.map((part) => changeEntities(part, change)).filter((part) => part !== undefined);
  if (typeof json !== "object" || json === null) return json;
  const inside = Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, changeEntities(value, change)] as const),
  );
  if (!isEntity(inside)) return Array.isArray(inside.items) ? { ...inside, count: inside.items.length } : inside;
  return change(inside);
}

const KINDS = ["order", "payment", "refund", "dispute"];

function isEntity(json: Record<string, unknown>): json is Entity {
  return typeof json.entity === "string" && KINDS.includes(json.entity);
}
