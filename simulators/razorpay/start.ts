import { listen } from "../listen.ts";
import { httpApp } from "./http-app.ts";
import { createSimulator, type MerchantOptions, type Simulator, stopSimulator } from "./simulator.ts";
import type { Stage } from "./stage.ts";

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
  const { host, port, keyId, keySecret, webhook, seed = 1 } = options;
  const first: MerchantOptions[] = [{ keyId, keySecret, ...(webhook ? { webhooks: [webhook] } : {}) }];
  const stage: Stage = {
    current: createSimulator(first, seed),
    reset(nextSeed = seed, merchants = first) {
      stopSimulator(stage.current);
      stage.current = createSimulator(merchants, nextSeed);
    },
  };

  const server = await listen(httpApp(stage), { port, host });
  return {
    url: server.url,
    port: server.port,
    simulator: () => stage.current,
    async stop() {
      stopSimulator(stage.current);
      await server.stop();
    },
  };
}
