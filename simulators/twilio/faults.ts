/**
 * `rate_limited`, `server_error` and `unavailable` answer 429, 500 and an HTML 503 and accept nothing; `hang` accepts
 * nothing and never answers; `reset_before_accept` and `reset_after_accept` cut the connection, the latter with the message taken.
 */
export const FAULT_KINDS = [
  "rate_limited",
  "server_error",
  "unavailable",
  "hang",
  "hang_after_accept",
  "reset_before_accept",
  "reset_after_accept",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One rule: strikes while `count` lasts (null = for ever), each time with `probability`, only for `to` when it is given. */
export type Fault = { id: number; kind: FaultKind; probability: number; count: number | null; to: string | null };

/** The faults that are switched on. The oldest rule that applies strikes. */
export function openFaultBook(random: () => number = Math.random) {
  let faults: Fault[] = [];
  let lastId = 0;

  return {
    list: (): readonly Fault[] => faults,
    clear(): void {
      faults = [];
    },
    add(wanted: { kind: FaultKind; probability?: number; count?: number | null; to?: string | null }): Fault {
      lastId += 1;
      const fault: Fault = {
        id: lastId,
        kind: wanted.kind,
        probability: wanted.probability ?? 1,
        count: wanted.count ?? null,
        to: wanted.to ?? null,
      };
      faults = [...faults, fault];
      return fault;
    },
    /** What shall go wrong with this request, and uses one of the rule's count. */
    strike(to: string): FaultKind | null {
      for (const fault of faults) {
        if (fault.to !== null && fault.to !== to) continue;
        if (random() >= fault.probability) continue;
        if (fault.count !== null) fault.count -= 1;
        if (fault.count === 0) faults = faults.filter((other) => other !== fault);
        return fault.kind;
      }
      return null;
    },
  };
}

export type FaultBook = ReturnType<typeof openFaultBook>;

/** Reads a rule from the JSON body of `POST /_sim/faults`, or null when it is none. */
export function parseFault(body: unknown): Parameters<FaultBook["add"]>[0] | null {
  if (typeof body !== "object" || body === null) return null;
  const { kind, probability = 1, count = null, to = null } = body as Record<string, unknown>;
  if (!FAULT_KINDS.some((known) => known === kind)) return null;
  if (typeof probability !== "number" || probability < 0 || probability > 1) return null;
  if (count !== null && (!Number.isInteger(count) || (count as number) < 1)) return null;
  if (to !== null && typeof to !== "string") return null;
  return { kind: kind as FaultKind, probability, count: count as number | null, to };
}
