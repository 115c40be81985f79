import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startPatientTimer } from "./patient-timer.ts";

/** Keeps this process from doing anything else. */
function stall(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

const elapsed = (ms: number): Promise<number> => {
  const began = performance.now();
  return new Promise((done) => startPatientTimer(ms, () => done(performance.now() - began)));
};

/** A connection to a server that answers each byte at once. */
async function anEcho(): Promise<Socket> {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as { port: number }).port, "127.0.0.1");
  await once(socket, "connect");
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  return socket;
}

test("an answer that came while this process did not run is read before anybody says that none came", async () => {
  const socket = await anEcho();
  const outcome = Promise.race([
    once(socket, "data").then(() => "answered"),
    new Promise((done) => startPatientTimer(30, () => done("timed out"))),
  ]);
  socket.write("x");
  stall(200);
  expect(await outcome).toBe("answered");
});

test("a stall does not count, up to twice the time; without one the time is as asked for", async () => {
  const undisturbed = await elapsed(40);
  expect(undisturbed).toBeGreaterThanOrEqual(39);
  const disturbed = elapsed(100);
  stall(250);
  const total = await disturbed;
  // 250 ms without a turn, and then as long again as was asked for.
  expect(total).toBeGreaterThanOrEqual(348);
});

test("a process that stalls all the time gives up as well", async () => {
  let timedOut = false;
  startPatientTimer(100, () => {
    timedOut = true;
  });
  for (let turn = 0; turn < 20 && !timedOut; turn += 1) {
    stall(160);
    await new Promise((done) => setImmediate(done));
  }
  expect(timedOut).toBe(true);
});

test("what is cancelled does not happen", async () => {
  let happened = false;
  const cancel = startPatientTimer(10, () => {
    happened = true;
  });
  stall(80);
  cancel();
  await elapsed(30);
  expect(happened).toBe(false);
});
