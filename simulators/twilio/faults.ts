/**
 * `rate_limited`, `server_error` and `unavailable` answer 429, 500 and 503 and accept nothing. The others never answer or
 * cut the connection, before or after the message was accepted.
 */
export const WIRE_FAULTS = [
  "rate_limited",
  "server_error",
  "unavailable",
  "hang",
  "hang_after_accept",
  "reset_before_accept",
  "reset_after_accept",
] as const;

/** One rule: strikes while `count` lasts (null = for ever), each time with `probability`, only for `to` when it is given. */
type Fault<Kind extends string> = {
  id: number;
  kind: Kind;
  probability: number;
  count: number | null;
  to: string | null;
};

type NewFault<Kind extends string> = {
  kind: Kind;
  probability?: number;
  count?: number | null;
  to?: string | null;
};

export type FaultBook<Kind extends string> = {
  list(): readonly Fault<Kind>[];
  add(fault: NewFault<Kind>): Fault<Kind>;
  clear(): void;
  /** The fault for a message to this address: of the oldest rule that applies, which loses one of its count. */
  strike(to: string): Kind | null;
  /** Reads a rule from the JSON body of `POST /_sim/faults`; null when it is none. */
  parse(body: unknown): NewFault<Kind> | null;
};

/** The faults that are switched on, of the kinds that a simulator knows. */
export function openFaultBook<const Kind extends string>(kinds: readonly Kind[]): FaultBook<Kind> {
  let faults: Fault<Kind>[] = [];
  let lastId = 0;

  return {
    list: () => faults,
    add({ kind, probability = 1, count = null, to = null }) {
      lastId += 1;
      const fault = { id: lastId, kind, probability, count, to };
      faults = [...faults, fault];
      return fault;
    },
    clear() {
      faults = [];
    },
    strike(to) {
      const fault = faults.find((rule) => (rule.to === null || rule.to === to) && Math.random() < rule.probability);
      if (!fault) return null;
      if (fault.count !== null) fault.count -= 1;
      if (fault.count === 0) faults = faults.filter((other) => other !== fault);
      return fault.kind;
    },
    parse(body) {
      if (typeof body !== "object" || body === null) return null;
      const { kind, probability = 1, count = null, to = null } = body as Record<string, unknown>;
      const known = kinds.find((candidate) => candidate === kind);
      if (known === undefined) return null;
      if (typeof probability !== "number" || probability < 0 || probability > 1) return null;
      if (count !== null && !(typeof count === "number" && Number.isInteger(count) && count > 0)) return null;
      if (to !== null && typeof to !== "string") return null;
      return { kind: known, probability, count, to };
    },
  };
}
