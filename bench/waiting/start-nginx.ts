import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../servers/free-port.ts";
import { isRoot, NOBODY } from "../../servers/nobody.ts";
import { runFolder } from "../../servers/run-folder.ts";
import { startProgram } from "../../servers/start-program.ts";
import { until } from "../until.ts";

const locations = fileURLToPath(new URL("../../deploy/nginx/snippets/startline.conf", import.meta.url));
const PATIENCE_MS = 10_000;

/**
 * Starts the machine's nginx in front of `originPort` as docs/deploy.md sets it up, but for TLS and the name; answers its port.
 * @throws Error that says how to get nginx where there is none.
 */
export async function startNginx(originPort: number): Promise<number> {
  const folder = join(await runFolder(), "nginx");
  mkdirSync(folder, { recursive: true });
  if (isRoot()) chownSync(folder, NOBODY, NOBODY); // Its workers run as nobody then.
  const port = await freePort();
  const settings = join(folder, "nginx.conf");
  writeFileSync(settings, settingsOf(folder, port, originPort));
  const args = ["-p", folder, "-e", join(folder, "error.log"), "-c", settings];
  await startProgram({ name: "nginx", command: "nginx", args }).catch((error) => {
    throw new Error(`${error.message} On Debian: apt-get install nginx-light`);
  });
  // It answers 502 or better as soon as it listens.
  const isUp = await until(async () => (await fetch(`http://127.0.0.1:${port}/`)).status > 0, PATIENCE_MS);
  if (!isUp) throw new Error(`nginx did not answer within ${PATIENCE_MS / 1000} s`);
  return port;
}

const settingsOf = (folder: string, port: number, originPort: number): string => `
daemon off;
${isRoot() ? "user nobody nogroup;" : ""}
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
  proxy_cache_path ${folder}/cache keys_zone=startline:10m max_size=200m inactive=60s use_temp_path=off;
  upstream startline { server 127.0.0.1:${originPort}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    include ${locations};
  }
}`;
