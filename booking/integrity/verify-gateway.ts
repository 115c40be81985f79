import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import type { Gateway } from "../payments/gateway.ts";
import { type Differences, decideDifferences } from "./decide-differences.ts";
import { selectOurOrders } from "./our-orders.sql.ts";
import { type Finding, findingOf, type Offender, ofNothing, unchecked } from "./promises.ts";
import { readGatewayOrders } from "./read-gateway-orders.ts";

const SENTENCES: Record<keyof Differences, string> = {
  orders: "Every order is at Razorpay, for its booking and of its amount.",
  unknown: "Razorpay has captured nothing for our orders that we do not know.",
  captures: "Of every captured payment Razorpay says the same amount, fee and tax as our rows.",
  refunds: "Of every captured payment Razorpay has given back what our rows say.",
  balance: "The ledger has at Razorpay what is there: captured less fees, refunds and lost disputes.",
};
const KINDS = Object.keys(SENTENCES) as (keyof Differences)[];

export type GatewayCheckDeps = {
  db: Database;
  gateway: Gateway | null;
  clock: Clock;
  log: Log;
  rateLimiter: RateLimiter;
};
export type GatewayCheck = { eventId: string | null; graceSeconds: number; pause: () => Promise<void> };

/**
 * Compares every order with Razorpay's books to the paisa. An order that differs is asked for a second time, because
 * money moves between two readings. Without a gateway, or where it does not answer, the finding says so; and where
 * there is no order, that there was nothing to compare.
 */
export async function verifyGateway(deps: GatewayCheckDeps, check: GatewayCheck): Promise<Finding[]> {
  const { gateway } = deps;
  if (!gateway) return KINDS.map((kind) => unchecked(4, SENTENCES[kind], [{ id: "Razorpay", what: "not asked" }]));
  const first = await compare({ ...deps, gateway }, check, null);
  if (first.asked === 0) return KINDS.map((kind) => ofNothing(4, SENTENCES[kind]));
  if (first.suspects.length === 0) return findings(first.differences, first.unreachable);
  await check.pause();
  const second = await compare({ ...deps, gateway }, check, first.suspects);
  return findings(second.differences, [...first.unreachable, ...second.unreachable]);
}

type Comparison = { asked: number; differences: Differences; unreachable: Offender[]; suspects: string[] };

async function compare(
  deps: GatewayCheckDeps & { gateway: Gateway },
  { eventId, graceSeconds }: GatewayCheck,
  orderIds: string[] | null,
): Promise<Comparison> {
  const knownSince = addSeconds(deps.clock.now(), -graceSeconds);
  const ours = await selectOurOrders(deps.db, { eventId, orderIds });
  const found: Comparison = { asked: ours.length, differences: noDifferences(), unreachable: [], suspects: [] };
  for (const answer of await readGatewayOrders(deps, ours)) {
    const { orderId } = answer.ours;
    if ("unknown" in answer) {
      deps.log.warn({ orderId, reason: answer.unknown }, "Razorpay could not be asked about an order");
      found.unreachable.push({ id: orderId, what: `Razorpay could not be asked (${answer.unknown})` });
      continue;
    }
    const differences =
      "refused" in answer
        ? { ...noDifferences(), orders: [{ id: orderId, what: `Razorpay says: ${answer.refused}` }] }
        : decideDifferences(answer.ours, answer.theirs, knownSince);
    for (const kind of KINDS) found.differences[kind].push(...differences[kind]);
    if (KINDS.some((kind) => differences[kind].length > 0)) found.suspects.push(orderId);
  }
  return found;
}

const noDifferences = (): Differences => ({ orders: [], unknown: [], captures: [], refunds: [], balance: [] });

const findings = (differences: Differences, unreachable: Offender[]): Finding[] =>
  KINDS.map((kind) => {
    const isSeen = differences[kind].length > 0 || unreachable.length === 0;
    return isSeen ? findingOf(4, SENTENCES[kind], differences[kind]) : unchecked(4, SENTENCES[kind], unreachable);
  });
