import { invalidField, Refusal } from "../engine/refusal.ts";
import type { Simulator } from "../simulator.ts";

type Query = Record<string, string>;

export interface Page {
  from: number;
  to: number;
  count: number;
  skip: number;
}

/** `from`, `to` (Unix seconds), `count` (10, at most 100) and `skip` of a list call. */
export function readPage(query: Query): Page | Refusal {
  const page = {
    from: Number(query.from ?? 0),
    to: Number(query.to ?? Number.MAX_SAFE_INTEGER),
    count: Number(query.count ?? 10),
    skip: Number(query.skip ?? 0),
  };
  const wrong = Object.entries(page).find(([, value]) => !Number.isInteger(value) || value < 0);
  if (wrong) return invalidField(wrong[0], `The ${wrong[0]} must be an integer.`);
  if (page.count < 1 || page.count > 100) return invalidField("count", "The count must be between 1 and 100.");
  return page;
}

/**
 * A page of what `things` holds in order of creation, newest first. Shows nothing younger than the list lag: the real
 * lists lag by minutes while calls by id do not.
 */
export function listNewestFirst<Thing extends { wire: { created_at: number } }>(
  sim: Simulator,
  things: readonly Thing[],
  page: Page | Refusal,
  print: (thing: Thing) => object,
  isWanted: (thing: Thing) => boolean = () => true,
): object | Refusal {
  if (page instanceof Refusal) return page;
  const to = Math.min(page.to, sim.clock.seconds() - sim.settings.listLagSeconds);
  const items: object[] = [];
  let toSkip = page.skip;
  for (let index = things.length - 1; index >= 0 && items.length < page.count; index--) {
    const thing = things[index] as Thing;
    if (thing.wire.created_at > to || !isWanted(thing)) continue;
    if (thing.wire.created_at < page.from) break;
    if (toSkip > 0) toSkip -= 1;
    else items.push(print(thing));
  }
  return collection(items);
}

export function collection(items: readonly object[]): object {
  return { entity: "collection", count: items.length, items };
}

/** Names asked for in `expand[]`. The SDK garbles the key to `expand[expand[]]` and the like, so any `expand` key counts. */
export function expansions(queries: Record<string, string[]>): Set<string> {
  const asked = Object.entries(queries).filter(([key]) => key.startsWith("expand"));
  return new Set(asked.flatMap(([, values]) => values));
}
