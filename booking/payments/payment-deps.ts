import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { Gateway } from "./gateway.ts";

/** What settling what Razorpay has reported needs. */
export type SettleDeps = { db: Database; pool: Pool; clock: Clock; log: Log };

/** What the use cases of this room need that also ask Razorpay. */
export type PaymentDeps = SettleDeps & { gateway: Gateway };
