import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { type StartedNginx, startNginx } from "../../servers/nginx.ts";
import type { LoadOrder } from "../load/main.ts";
import { type Measured, runLoad } from "../measure.ts";
import { type Counter, countRequests } from "../waiting/count-requests.ts";
import { cpuSecondsOf } from "./cpu-seconds.ts";
import { filesOfPage } from "./files-of-page.ts";

/** nginx in front of the app, and a counter between them. */
export type VisitStage = { appPid: number; nginx: StartedNginx; counter: Counter };

export type VisitFigures = {
  perSecond: number;
  requestsPerVisit: number;
  /** What a visit takes over the wire, heads left out. */
  bytesPerVisit: number;
  /** Seconds of a core for each visit. */
  nginxCpu: number;
  appCpu: number;
  /** Requests that reached the app while it went on, and for how long that was. */
  appRequests: number;
  seconds: number;
  p99: number;
};

const CONNECTIONS = 32;
const WARM_SECONDS = 2;
const OK = 200;

export async function openVisitStage(port: number, appPid: number, cores: number): Promise<VisitStage> {
  const counter = await countRequests(port);
  return { appPid, counter, nginx: await startNginx({ originPort: counter.port, workers: cores }) };
}

/** First visits to a page with everything that it loads: as fast as they go, or at a rate. */
export async function measureVisits(
  stage: VisitStage,
  path: string,
  run: { seconds: number; perSecond?: number },
): Promise<Measured<VisitFigures>> {
  const html = await (await fetch(`${stage.nginx.url}${path}`)).text();
  const paths = [path, ...filesOfPage(html)];
  const sizes = await Promise.all(paths.map((each) => sizeOf(`${stage.nginx.url}${each}`)));
  const figures = await measurePaths(stage, paths, run);
  return { ...figures, bytesPerVisit: sizes.reduce((sum, size) => sum + size, 0) };
}

/** What the same nginx makes of one file of so many bytes on the disk. */
export async function measureFile(stage: VisitStage, bytes: number, seconds: number): Promise<Measured<VisitFigures>> {
  const name = `bench-${process.pid}.bin`;
  const file = fileURLToPath(new URL(`../../public/scripts/${name}`, import.meta.url));
  writeFileSync(file, randomBytes(bytes));
  try {
    return { ...(await measurePaths(stage, [`/scripts/${name}`], { seconds })), bytesPerVisit: bytes };
  } finally {
    rmSync(file);
  }
}

async function measurePaths(
  { appPid, nginx, counter }: VisitStage,
  paths: string[],
  { seconds, perSecond }: { seconds: number; perSecond?: number },
): Promise<Measured<Omit<VisitFigures, "bytesPerVisit">>> {
  const order = { port: nginx.port, paths };
  await runLoad({ kind: "visits", ...order, connections: CONNECTIONS, seconds: WARM_SECONDS });
  const before = [cpuSecondsOf(nginx.pid), cpuSecondsOf(appPid), counter.count] as const;
  const load: LoadOrder =
    perSecond === undefined
      ? { kind: "visits", ...order, connections: CONNECTIONS, seconds }
      : { kind: "visits_at_rate", ...order, perSecond, seconds };
  const report = await runLoad(load);
  const { [OK]: answered = 0, ...others } = report.statuses;
  const visits = answered / paths.length;
  return {
    perSecond: visits / report.seconds,
    requestsPerVisit: paths.length,
    nginxCpu: (cpuSecondsOf(nginx.pid) - before[0]) / visits,
    appCpu: (cpuSecondsOf(appPid) - before[1]) / visits,
    appRequests: counter.count - before[2],
    seconds: report.seconds,
    p99: report.p99,
    faults: Object.entries(others).map(([status, times]) => `${times} requests were answered ${status}`),
  };
}

/** As it comes over the wire: what `fetch` unpacked it does not tell. */
export function sizeOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" }, agent: false }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}
