import { expect, test } from "vitest";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { readConfig } from "#platform/config.ts";
import { Random } from "#simulators/razorpay/identity/random.ts";
import { closeStartline, openStartline } from "#wiring";
import type { StartedProgram } from "../../servers/start-program.ts";
import { brokenPromises } from "../builders/broken-promises.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { aVisitor, type Door, payAt, type Reply } from "../builders/visitor.ts";
import { openSurroundings, type Surroundings, startServer, startWorker } from "./open-door.ts";

const SEED = process.env.KILL_SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.KILL_SEED);
const RIDERS = 24;
const RIDERS_IN_VAIN = 8;
const KILLS = 8;
/** Of Razorpay's calls, between one kill and the next. */
const CALLS_BETWEEN_MAX = 30;
/** What a killed process had taken is taken up again when its lease of a minute ends. */
const CALM_MS_MAX = 200_000;
const PATIENT = { timeout: 60_000, interval: 50 };

type Rider = ReturnType<typeof aVisitor>;

/** Asks again, as pages do, while nobody is there to answer. */
async function insist(request: () => Promise<Reply>): Promise<Reply> {
  let reply: Reply | null = null;
  const isAnswered = async () => {
    reply = await request().catch(() => null);
    return reply !== null && reply.status < 500;
  };
  await expect.poll(isAnswered, PATIENT).toBe(true);
  return reply as unknown as Reply;
}

/** As far as the money at Razorpay; sometimes twice the money, and only sometimes does the page tell us. */
async function book(rider: Rider, razorpayUrl: string, random: Random): Promise<void> {
  for (const step of [rider.join, rider.claim, rider.fillIn])
    expect((await insist(() => step())).status).toBeLessThan(300);
  const pay = await insist(rider.pressPay);
  if (pay.status !== 201) return; // The event was cancelled.
  const { orderId } = pay.body.razorpay;
  const fields = await payAt(razorpayUrl, orderId, random.fraction() < 0.2 ? "twice" : "success");
  if (random.fraction() < 0.5) await insist(() => rider.verify(fields));
}

/** The server and the worker, which can be killed as a machine kills them. */
async function openPrograms({ env, ports: [port] }: Surroundings) {
  const programs = { server: await startServer(env, port), worker: await startWorker(env) };
  const start = { server: () => startServer(env, port), worker: () => startWorker(env) };
  return {
    async kill(name: keyof typeof programs) {
      const program: StartedProgram = programs[name];
      process.kill(program.pid, "SIGKILL");
      await program.ended;
      programs[name] = await start[name]();
    },
    stop: () => Promise.all(Object.values(programs).map((program) => program.stop())),
  };
}

test("app and worker are killed again and again while riders pay, and every promise is kept", async () => {
  console.log(`KILL_SEED=${SEED}`);
  const random = new Random(SEED);
  const around = await openSurroundings();
  const programs = await openPrograms(around);
  const door: Door = (path, init) => fetch(`${around.env.PUBLIC_URL}${path}`, init);
  const [event, calledOff] = [
    await anEventOnSale(around.rooms, { capacity: RIDERS }),
    await anEventOnSale(around.rooms, { capacity: RIDERS_IN_VAIN }),
  ];
  const riders = Array.from({ length: RIDERS }, () => aVisitor(door, event));
  const inVain = Array.from({ length: RIDERS_IN_VAIN }, () => aVisitor(door, calledOff));
  const own = openStartline(readConfig({ ...around.env, LOG_LEVEL: "silent" }));
  const callsSoFar = () => around.razorpay.simulator().requests.total;

  let areRidersDone = false;
  const riding = Promise.all([...riders, ...inVain].map((rider) => book(rider, around.razorpay.url, random))).finally(
    () => {
      areRidersDone = true;
    },
  );
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = callsSoFar() + Math.ceil(random.fraction() * CALLS_BETWEEN_MAX);
    await expect.poll(() => callsSoFar() >= moment || areRidersDone, { timeout: 60_000, interval: 1 }).toBe(true);
    if (kill === KILLS / 2) {
      await cancelEvent(own, calledOff.id, { scope: "full", note: "Heavy rain", by: "organizer@startline.example" });
    }
    await programs.kill(random.fraction() < 0.5 ? "server" : "worker");
  }
  await riding;

  const seen = () => Promise.all(riders.map(async (rider) => (await insist(rider.look)).body.state));
  await expect.poll(seen, { timeout: CALM_MS_MAX, interval: 1000 }).toEqual(riders.map(() => "confirmed"));
  const findings = async () => (await brokenPromises(own)).map(({ check, offenders }) => [check, offenders]);
  await expect.poll(findings, { timeout: CALM_MS_MAX, interval: 1000 }).toEqual([]);
  await expect.poll(() => keptMoney(around), { timeout: CALM_MS_MAX, interval: 1000 }).toBe(RIDERS * 152_500);
  await expect
    .poll(() => channelsOf(around, riders), { timeout: CALM_MS_MAX, interval: 500 })
    .toEqual(riders.map(() => BOTH));

  await closeStartline(own);
  await programs.stop();
  await around.close();
}, 600_000);

const BOTH = ["email", "sms"];

/** By which channels each rider was told; by email and SMS a second time too, where a killed process had just sent it. */
function channelsOf({ inbox }: Surroundings, riders: Rider[]): string[][] {
  const all = inbox.messages();
  return riders.map(({ person }) => {
    const own = all.filter(({ to }) => to === person.email || to === person.phone);
    return [...new Set(own.map(({ channel }) => channel))].sort();
  });
}

/** What Razorpay has captured and not given back. */
function keptMoney({ razorpay }: Surroundings): number {
  const paid = [...razorpay.simulator().books.payments.values()].filter(({ wire }) => wire.captured);
  return paid.reduce((total, { wire }) => total + wire.amount - wire.amount_refunded, 0);
}
