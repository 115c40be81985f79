import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { httpApp, type Stage } from "./http-app.ts";
import { createSimulator, type MerchantOptions, type Simulator, stopSimulator } from "./simulator.ts";

export interface SimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  keyId: string;
  keySecret: string;
  webhook?: { url: string; secret: string };
  seed?: number;
}

export interface RunningSimulator {
  url: string;
  port: number;
  /** The engine behind the wire, for tests that drive it in process. A new one after each reset. */
  simulator(): Simulator;
  /** Ends timers, open deliveries and connections. */
  stop(): Promise<void>;
}

/** Starts a Razorpay of one's own. Rejects with the system's error when the port is taken. */
export async function startRazorpaySimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { host = "127.0.0.1", port, keyId, keySecret, webhook, seed = 1 } = options;
  const first: MerchantOptions[] = [{ keyId, keySecret, ...(webhook ? { webhooks: [webhook] } : {}) }];
  const stage: Stage = {
    current: createSimulator(first, seed),
    reset(nextSeed = seed, merchants = first) {
      stopSimulator(stage.current);
      stage.current = createSimulator(merchants, nextSeed);
    },
  };

  const server = createAdaptorServer({ fetch: httpApp(stage).fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;

  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    simulator: () => stage.current,
    async stop() {
      stopSimulator(stage.current);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
