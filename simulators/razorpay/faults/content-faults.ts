import { noSuchId, Refusal } from "../engine/refusal.ts";
import type { Simulator } from "../simulator.ts";
import { changeEntities, type Entity } from "./entities.ts";
import { entityFaultsAs } from "./entity-faults.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

/** An answer on its way: its JSON, and how its text is sent. */
export interface Content {
  /** Undefined: the thing asked for does not exist (yet). */
  json: unknown;
  throttling: Throttling;
}

/** How the body follows the headers: at once, in pieces over so many seconds, or only half of it before a reset. */
export type Throttling = { how: "whole" } | { how: "trickle"; seconds: number } | { how: "cut" };

type Act = (content: Content, params: FaultParams, sim: Simulator) => void;

/** What can be wrong with a good answer, by the fault's `what`. Errors are not touched. */
export const CONTENT_FAULTS: FaultTable<Act> = {
  list_lag: {
    does: "Lists show nothing that is younger than `seconds` (120).",
    match: { method: "GET" },
    act(content, { seconds = 120 }, sim) {
      const newest = sim.clock.seconds() - Number(seconds);
      if (!isList(content.json)) return;
      content.json = changeEntities(content.json, (entity) =>
        Number(entity.created_at) > newest ? undefined : entity,
      );
    },
  },
  stale: {
    does: "What is read stands as it did `seconds` (30) ago; what is younger does not exist.",
    match: { method: "GET" },
    act: eachEntity((entity, { seconds = 30 }, sim) => sim.history.ago(String(entity.id), Number(seconds))),
  },
  ...entityFaultsAs((change) => eachEntity(change)),
  slow_body: {
    does: "The headers come at once and the body trickles in over `seconds` (10).",
    act(content, { seconds = 10 }) {
      content.throttling = { how: "trickle", seconds: Number(seconds) };
    },
  },
  cut_body: {
    does: "Half of the body comes, then the connection is reset.",
    act(content) {
      content.throttling = { how: "cut" };
    },
  },
};

/** What a body says once the faults are done with it; a refusal when what was asked for is not there. */
export function damage(json: unknown, faults: readonly { what: string; params: FaultParams }[], sim: Simulator) {
  const content: Content = { json, throttling: { how: "whole" } };
  for (const { what, params } of faults) CONTENT_FAULTS[what]?.act(content, params, sim);
  const text = content.json === undefined ? noSuchId() : JSON.stringify(content.json);
  return text instanceof Refusal ? text : { text, throttling: content.throttling };
}

function eachEntity(change: (entity: Entity, params: FaultParams, sim: Simulator) => object | undefined): Act {
  return (content, params, sim) => {
    content.json = changeEntities(content.json, (entity) => change(entity, params, sim));
  };
}

function isList(json: unknown): boolean {
  return typeof json === "object" && json !== null && "items" in json;
}
