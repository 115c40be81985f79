import { type Latency, latencyOf } from "./latency.ts";
import { isBlurred, type Phase, phaseAt } from "./phase.ts";
import {
  type CalledNumbers,
  claimRequests,
  healthRequest,
  joinRequests,
  statusRequest,
  visitRequests,
} from "./requests.ts";
import { type Outcome, sendAtRate, sendInTurn } from "./send-load.ts";

// The load generator: a process of its own, so that it shares no event loop with anything else. Its order is the first
// argument, its report the last line that it prints.

export type LoadOrder = { port: number } & (
  | { kind: "claims"; numbers: CalledNumbers; secretKey: string; connections: number; seconds: number }
  | { kind: "claims_at_rate"; numbers: CalledNumbers; secretKey: string; perSecond: number; seconds: number }
  | { kind: "joins_at_rate"; slug: string; perSecond: number; seconds: number }
  | { kind: "health_at_rate"; perSecond: number; seconds: number }
  | { kind: "status"; slug: string; connections: number; seconds: number }
  | { kind: "visits"; paths: string[]; connections: number; seconds: number }
  | { kind: "visits_at_rate"; paths: string[]; perSecond: number; seconds: number }
);

export type LoadReport = {
  statuses: Record<number, number>;
  seconds: number;
  phases: Record<Phase, Latency>;
} & Latency;

/** More than a server within its promises ever has under way at the rates that are sent. */
const CONNECTIONS_AT_RATE = 64;

async function sendLoad(order: LoadOrder): Promise<Outcome> {
  if (order.kind === "status") {
    const request = statusRequest(order.port, order.slug);
    return sendInTurn(order.port, () => request, order);
  }
  if (order.kind === "visits" || order.kind === "visits_at_rate") return sendVisits(order);
  if (order.kind === "health_at_rate") {
    const request = healthRequest(order.port);
    return sendAtRate(order.port, () => request, { ...order, connections: CONNECTIONS_AT_RATE });
  }
  if (order.kind === "joins_at_rate") {
    const joins = joinRequests(order.port, order.slug, order.perSecond * order.seconds);
    return sendAtRate(order.port, () => joins.pop() ?? null, { ...order, connections: CONNECTIONS_AT_RATE });
  }
  const requests = claimRequests(order.port, order.secretKey, order.numbers);
  const next = () => requests.pop() ?? null;
  if (order.kind === "claims") return sendInTurn(order.port, next, order);
  return sendAtRate(order.port, next, { ...order, connections: CONNECTIONS_AT_RATE });
}

/** Whole visits, one after the other over all connections: so nothing is asked for more often than once in a visit. */
function sendVisits(order: LoadOrder & { kind: "visits" | "visits_at_rate" }): Promise<Outcome> {
  const requests = visitRequests(order.port, order.paths);
  let sent = 0;
  const next = () => requests[sent++ % requests.length] ?? null;
  if (order.kind === "visits") return sendInTurn(order.port, next, order);
  const perSecond = order.perSecond * requests.length;
  return sendAtRate(order.port, next, { seconds: order.seconds, perSecond, connections: CONNECTIONS_AT_RATE });
}

const { statuses, seconds, latencies, dueAt } = await sendLoad(JSON.parse(process.argv[2] as string));
const ofPhase = (phase: Phase) =>
  latencyOf(
    latencies.filter((_, index) => phaseAt(dueAt[index] as number) === phase && !isBlurred(dueAt[index] as number)),
  );
const phases = { alone: ofPhase("alone"), beside: ofPhase("beside") };
const report: LoadReport = { statuses, seconds, phases, ...latencyOf(latencies) };
console.log(JSON.stringify(report));
