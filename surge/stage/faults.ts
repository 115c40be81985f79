import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../scenarios/scenario.ts";
import type { Stage } from "./open-stage.ts";
import { childrenOf } from "./pin.ts";

/** How long a supervisor takes to start again what died. */
const RESTART_MS = 3000;
/** What the product promises: somebody is sold something again so soon. */
const SELLS_AGAIN_MS = { process: 2000, postgresql: 10_000 };

/** Kills a program as a machine without memory does, and starts it again as a supervisor does. */
export function killed(program: string, atSeconds: number, awayMs = RESTART_MS): Fault {
  const isDatabaseAway = program === "postgresql" || program === "pgbouncer";
  const sellsAgainWithinMs = isDatabaseAway ? SELLS_AGAIN_MS.postgresql : SELLS_AGAIN_MS.process;
  return {
    name: `kill -9 of ${program}`,
    atSeconds,
    sellsAgainWithinMs,
    isDatabaseAway,
    async strike(stage) {
      const { kill, start } = stage.program(program);
      await kill();
      await pause(awayMs);
      await start();
      return Date.now();
    },
  };
}

/** Redis forgets everything, and goes on. */
export function emptied(atSeconds: number): Fault {
  return {
    name: "FLUSHALL of redis",
    atSeconds,
    sellsAgainWithinMs: SELLS_AGAIN_MS.process,
    async strike({ redisUrl }) {
      await sayToRedis(redisUrl, "FLUSHALL");
      return null;
    },
  };
}

/** The database stands still for a part of each second. */
export function stuttering(atSeconds: number, seconds: number, stillMs: number): Fault {
  return {
    name: `postgresql stands still for ${stillMs} ms of each second`,
    atSeconds,
    sellsAgainWithinMs: null,
    async strike(stage) {
      for (let second = 0; second < seconds; second += 1) {
        const backends = childrenOf(stage.program("postgresql").pid());
        signal(backends, "SIGSTOP");
        await pause(stillMs);
        signal(backends, "SIGCONT");
        await pause(1000 - stillMs);
      }
      return Date.now();
    },
  };
}

/** A fault that a simulator plays, from one moment to another. */
export function simulated(
  name: string,
  atSeconds: number,
  seconds: number,
  addressesOf: (stage: Stage) => string[],
  fault: object,
): Fault {
  return {
    name,
    atSeconds,
    sellsAgainWithinMs: SELLS_AGAIN_MS.process,
    async strike(stage) {
      const addresses = addressesOf(stage).map((url) => `${url}/_sim/faults`);
      const headers = { "content-type": "application/json" };
      for (const url of addresses)
        await expectOk(await fetch(url, { method: "POST", headers, body: JSON.stringify(fault) }));
      await pause(seconds * 1000);
      for (const url of addresses) await expectOk(await fetch(url, { method: "DELETE" }));
      return Date.now();
    },
  };
}

function signal(pids: readonly number[], name: "SIGSTOP" | "SIGCONT"): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // A connection that was closed just now.
    }
  }
}

async function expectOk(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}

/** Without a driver: Redis also takes a command as a line. */
function sayToRedis(url: string, command: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(`${command}\r\n`));
    socket.once("error", reject);
    socket.once("data", (answer) => {
      socket.destroy();
      if (answer.toString().startsWith("+")) resolve();
      else reject(new Error(`Redis answered ${answer} to ${command}.`));
    });
  });
}
