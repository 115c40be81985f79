import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { isRoot, NOBODY } from "./nobody.ts";
import { runFolder } from "./run-folder.ts";
import { type StartedProgram, startProgram } from "./start-program.ts";

export type StartedNginx = {
  url: string;
  port: number;
  /** Where it sends whoever comes by plain HTTP to https. */
  plainPort: number;
  pid: number;
  accessLog: string;
  stop(): Promise<void>;
};
type Site = {
  /** Where the app listens, or each of several. */
  originPort: number | readonly number[];
  /** A header in which whoever asks from this machine says where they would come from. */
  addressHeader?: string;
  /** A certificate and its key; without them it speaks plain HTTP. */
  tls?: { certificate: string; key: string };
  /** One, unless something is measured. */
  workers?: number;
};

const root = fileURLToPath(new URL("..", import.meta.url));
const shipped = join(root, "deploy/nginx");
const FILES = ["nginx.conf", ...readdirSync(join(shipped, "startline")).map((file) => `startline/${file}`)];
const PATIENCE_MS = 10_000;
let prepared = 0;

/** Whether this machine's nginx can compress with brotli; without it the lines that ask for it are left out. */
export const hasBrotli = (): boolean =>
  ["filter", "static"].every((kind) => existsSync(`/etc/nginx/modules-enabled/50-mod-http-brotli-${kind}.conf`));

/** Whether this machine's kernel speaks IPv6, at least to itself. */
export const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === "::1"));

/**
 * Starts the machine's nginx on 127.0.0.1, and ::1 where there is IPv6, with the very files of deploy/nginx, but for its name, ports and folders.
 * @throws Error that says how to get nginx where there is none.
 */
export async function startNginx(site: Site): Promise<StartedNginx> {
  const { settings, port, plainPort, folder } = await prepareNginx(site);
  const started = await startProgram({
    name: "nginx",
    command: "nginx",
    args: ["-e", join(folder, "error.log"), "-c", settings, "-g", "daemon off;"],
  }).catch((error) => {
    throw new Error(`${error.message} On Debian: apt-get install nginx-light`);
  });
  const url = `http://127.0.0.1:${port}`;
  await untilListening(url, started);
  return { url, port, plainPort, pid: started.pid, accessLog: join(folder, "access.log"), stop: started.stop };
}

async function untilListening(url: string, { stop }: StartedProgram): Promise<void> {
  const givesUpAt = Date.now() + PATIENCE_MS;
  // What it has on the disk it answers for itself.
  while (
    !(await fetch(`${url}/_next/static/`).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > givesUpAt) {
      await stop();
      throw new Error(`nginx did not answer within ${PATIENCE_MS / 1000} s`);
    }
    await pause(20);
  }
}

/** Writes the shipped files to a folder of the run, with what is this machine's own in them. */
export async function prepareNginx({
  originPort,
  addressHeader,
  tls,
  workers = 1,
}: Site): Promise<{ settings: string; port: number; plainPort: number; folder: string }> {
  const folder = join(await runFolder(), `nginx-${++prepared}`);
  mkdirSync(join(folder, "startline"), { recursive: true });
  if (isRoot()) chownSync(folder, NOBODY, NOBODY); // Its workers run as nobody then.
  const [port, plainPort, compressorPort, refusingPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const own = (text: string, file: string): string => {
    const change = changer(text, file);
    if (file === "nginx.conf") {
      change("user www-data;", isRoot() ? "user nobody nogroup;" : "");
      change("worker_processes auto;", `worker_processes ${workers};`);
      change("pid /run/nginx.pid;", `pid ${folder}/nginx.pid;`);
      change("/var/log/nginx/", `${folder}/`);
      // A load generator keeps its connections, for more requests than any browser has.
      change("http {", `http {\n  keepalive_requests 100000000; ${temporary.join(" ")}`);
      if (addressHeader) change("http {", `http {\n  set_real_ip_from 127.0.0.1; real_ip_header ${addressHeader};`);
    }
    if (file === "startline/http.conf") {
      change("include mime.types;", "include /etc/nginx/mime.types;");
      change("/var/log/nginx/", `${folder}/`);
      change("/var/lib/nginx/", `${folder}/`);
    }
    if (file === "startline/site.conf") {
      const origins = [originPort].flat().map((each) => `server 127.0.0.1:${each}$1;`);
      change(/server 127\.0\.0\.1:3000( max_conns=\d+)?;/g, origins.join(" "));
      change("127.0.0.1:3008", `127.0.0.1:${compressorPort}`);
      // By the address of this machine too, as tests and load generators ask.
      change("server_name ride.example.org;", "server_name ride.example.org 127.0.0.1 [::1] localhost;");
      const own6 = (ownPort: number) => (hasIpv6() ? `listen [::1]:${ownPort}` : "#");
      change("listen 80", `listen 127.0.0.1:${plainPort}`);
      change("listen [::]:80", own6(plainPort));
      // Whoever asks by an address names nobody in the handshake, so with TLS the refusal stands at a port of its own.
      if (tls) {
        change("listen 443 ssl http2 default_server", `listen 127.0.0.1:${refusingPort} ssl`);
        change("listen [::]:443 ssl http2 default_server", `${own6(refusingPort)} ssl`);
      }
      change("listen 443 ssl http2", `listen 127.0.0.1:${port}${tls ? " ssl http2" : ""}`);
      change("listen [::]:443 ssl http2", `${own6(port)}${tls ? " ssl http2" : ""}`);
      change(/ssl_certificate +.*;/, tls ? `ssl_certificate ${tls.certificate};` : "");
      change(/ssl_certificate_key .*;/, tls ? `ssl_certificate_key ${tls.key};` : "");
      change("/srv/startline/app", root.replace(/\/$/, ""));
    }
    if (file === "startline/locations.conf") change("/var/log/nginx/", `${folder}/`);
    return hasBrotli() ? change.text() : change.text().replaceAll(/^ *brotli.*;$|^.* br;$/gm, "");
  };
  for (const file of FILES) writeFileSync(join(folder, file), own(readFileSync(join(shipped, file), "utf8"), file));
  return { settings: join(folder, "nginx.conf"), port, plainPort, folder };
}

/** Changes what must be there: a file that says something else by now must not be tried half as it is shipped. */
function changer(original: string, file: string) {
  let text = original;
  const change = (from: string | RegExp, to: string): void => {
    // Looked for, and not compared afterwards: what is this machine's own can be what is shipped, such as port 3000.
    const isThere = typeof from === "string" ? text.includes(from) : text.search(from) >= 0;
    if (!isThere) throw new Error(`deploy/nginx/${file} does not say ${from}`);
    text = typeof from === "string" ? text.replaceAll(from, to) : text.replace(from, to);
  };
  return Object.assign(change, { text: () => text });
}
