import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { CaptureMode } from "#booking/payments/gateway.ts";
import type { Api } from "#http/api.ts";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import type { Clock } from "#platform/clock.ts";
import type { Inbox } from "#simulators/inbox/start-inbox.ts";
import type { Simulator } from "#simulators/razorpay/simulator.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { anEventOnSale, type EventOnSale, type EventOptions } from "../../builders/event-on-sale.ts";
import type { Door } from "../../builders/visitor.ts";
import { createTestDatabase } from "../../setup/database.ts";
import { emptyTables } from "../../setup/empty-tables.ts";
import { RAZORPAY, startTestInbox } from "../../setup/settings.ts";
import { openTestStartlineAt, type TestStartline } from "../../setup/startline.ts";

/** How this run's product is set up. */
export type WorldOptions = EventOptions & {
  capture: CaptureMode;
  /** Whether what an answer leaves behind is done after it, or lost as with a function that was frozen. */
  isWorkDoneAfterAnswers: boolean;
};

/** Our product twice, as two processes on one database, and one Razorpay; all three live in Razorpay's time. */
export type World = {
  /** The process behind the door, and another that works beside it. */
  startlines: [Startline, Startline];
  door: Door;
  event: EventOnSale;
  sim(): Simulator;
  /** Controls the simulated Razorpay; answers null when it would not. */
  control(path: string, body?: object): Promise<Record<string, unknown> | null>;
  /** Moves everybody's clock; what falls due at Razorpay on the way is done, our answers included. */
  wait(seconds: number): Promise<void>;
  /** Waits for what answers have left behind. */
  settle(): Promise<void>;
  now(): Date;
};

export type WorldMaker = {
  /** A new world in which nothing has happened yet. The one before it ends. */
  make(options: WorldOptions, seed: number): Promise<World>;
  inbox: Inbox;
  close(): Promise<void>;
};

export async function openWorldMaker(): Promise<WorldMaker> {
  let opened: TestStartline | undefined;
  const razorpayNow = () => new Date(opened ? opened.razorpay.simulator().clock.nowMs() : Date.now());
  const clock: Clock = { now: razorpayNow, databaseNow: razorpayNow };
  const inbox = await startTestInbox();
  opened = await openTestStartlineAt(await createTestDatabase(), clock, {
    RAZORPAY_CALLS_PER_SECOND: "100000",
    EMAILS_PER_SECOND: "100000",
    SMS_PER_SECOND: "100000",
    SES_ENDPOINT: inbox.sesUrl,
    TWILIO_BASE_URL: inbox.twilioUrl,
    DATABASE_POOL_MAX: "8",
  });
  const { startline, razorpay } = opened;
  const beside = openStartline(startline.config, clock);
  await beside.redis.connect();

  let api: Api = opened.api;
  const webhookDoor = createServer((request, response) => void getRequestListener(api.fetch)(request, response));
  await new Promise<void>((listening) => webhookDoor.listen(0, "127.0.0.1", listening));
  const { port } = webhookDoor.address() as AddressInfo;
  const webhook = { url: `http://127.0.0.1:${port}/api/webhooks/razorpay`, secret: RAZORPAY.webhookSecret };
  let backgroundTasks = openBackgroundTasks(() => {});
  let areTasksDone = true;
  const startTask = (task: () => Promise<unknown>): void => {
    if (areTasksDone) backgroundTasks.start(task);
  };
  // Built once: its hundred routes take longer than many a world.
  const apiOf = (capture: CaptureMode) =>
    buildCheckedApi({ ...startline, config: { ...startline.config, RAZORPAY_CAPTURE: capture } }, startTask);
  const apis = { automatic: apiOf("automatic"), manual: apiOf("manual") };

  async function make(options: WorldOptions, seed: number): Promise<World> {
    await backgroundTasks.drain(); // What the former world's answers left behind holds locks on its rows.
    await emptyTables(startline.office.db);
    const merchants = [{ keyId: RAZORPAY.keyId, keySecret: RAZORPAY.keySecret, webhooks: [webhook] }];
    await control(razorpay.url, "/reset", { seed, merchants });
    razorpay.simulator().clock.set("manual");

    const failures: unknown[] = [];
    const tasks = openBackgroundTasks((error) => failures.push(error));
    backgroundTasks = tasks;
    areTasksDone = options.isWorkDoneAfterAnswers;
    const whole = apis[options.capture];
    // Razorpay's clock waits for a webhook's answer, and so for all that follows from it: a jump overtakes nothing.
    api = {
      ...whole,
      fetch: async (request: Request, ...rest: []) => {
        const answer = await whole.fetch(request, ...rest);
        await tasks.drain();
        return answer;
      },
    } as Api;
    const event = await anEventOnSale({ ...startline, clock }, options);
    return {
      startlines: [startline, beside],
      event,
      sim: razorpay.simulator,
      now: razorpayNow,
      async door(path, init) {
        const answer = await whole.request(path, init);
        if (answer.status === 500) throw new Error(`${path} answered 500: ${await answer.text()}`);
        return answer;
      },
      control: (path, body) => control(razorpay.url, path, body),
      wait: (seconds) => razorpay.simulator().clock.advance(seconds * 1000),
      async settle() {
        await tasks.drain();
        if (failures.length > 0) throw failures[0];
      },
    };
  }

  return {
    make,
    inbox,
    async close() {
      await backgroundTasks.drain();
      webhookDoor.close();
      webhookDoor.closeAllConnections();
      await Promise.all([closeStartline(beside), opened?.close(), inbox.stop()]);
    },
  };
}

async function control(razorpayUrl: string, path: string, body: object = {}): Promise<Record<string, unknown> | null> {
  const response = await fetch(`${razorpayUrl}/_sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status === 404) throw new Error(`the simulator has no ${path}: ${await response.text()}`);
  return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
}
