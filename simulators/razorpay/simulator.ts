import { Clock } from "./clock/clock.ts";
import { RequestLog } from "./control/request-log.ts";
import { Books } from "./engine/books.ts";
import { History } from "./engine/history.ts";
import type { Merchant } from "./engine/merchant.ts";
import { RefundKeys } from "./engine/refund-keys.ts";
import { defaultSettings, type Settings } from "./engine/settings.ts";
import { type FaultRequest, Faults } from "./faults/fault.ts";
import { Ids } from "./identity/ids.ts";
import { Random } from "./identity/random.ts";
import { RateLimit } from "./rest/rate-limit.ts";
import { newEndpoint } from "./webhooks/endpoint.ts";
import { Webhooks } from "./webhooks/webhooks.ts";

export interface MerchantOptions {
  keyId: string;
  keySecret: string;
  webhooks?: { url: string; secret: string; events?: string[] }[];
}

/** One make-believe Razorpay, whole in memory. Reset means a new one. */
export interface Simulator {
  readonly seed: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly books: Books;
  readonly history: History;
  readonly faults: Faults;
  /** Scenarios that wait for an order, as the faults they will bring upon it. */
  readonly awaitingOrder: FaultRequest[][];
  readonly webhooks: Webhooks;
  readonly requests: RequestLog;
  readonly rateLimit: RateLimit;
}

export function createSimulator(merchants: readonly MerchantOptions[], seed: number): Simulator {
  const clock = new Clock();
  const random = new Random(seed);
  const sim = {
    seed,
    clock,
    random,
    ids: new Ids(random, () => clock.nowMs()),
    settings: defaultSettings(),
    books: new Books(),
    history: new History(() => clock.nowMs()),
    faults: new Faults(random, () => clock.seconds()),
    awaitingOrder: [] as FaultRequest[][],
    requests: new RequestLog(),
    rateLimit: new RateLimit(),
  };
  const whole: Simulator = Object.assign(sim, { webhooks: new Webhooks(sim as unknown as Simulator) });
  for (const options of merchants) addMerchant(whole, options);
  return whole;
}

function addMerchant(sim: Simulator, options: MerchantOptions): Merchant {
  const merchant: Merchant = {
    keyId: options.keyId,
    keySecret: options.keySecret,
    accountId: sim.ids.next("acc"),
    endpoints: (options.webhooks ?? []).map(({ url, secret, events }, index) =>
      newEndpoint(`${options.keyId}:${index + 1}`, url, secret, events ?? null),
    ),
    orders: [],
    ordersByReceipt: new Map(),
    payments: [],
    refunds: [],
    disputes: [],
    refundKeys: new RefundKeys(),
  };
  sim.books.merchants.set(merchant.keyId, merchant);
  return merchant;
}

/** Ends its timers and connections. */
export function stopSimulator(sim: Simulator): void {
  sim.clock.stop();
  sim.webhooks.stop();
}
