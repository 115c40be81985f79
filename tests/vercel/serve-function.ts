import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

// One instance of a built function, as Vercel's own launcher runs it: a request comes with a context, in which `waitUntil` keeps
// the instance awake for what is left to do after the response.

const [folder = "", port = "0"] = process.argv.slice(2);
const leftToDo = new Set<Promise<unknown>>();

function waitUntil(work: Promise<unknown>): void {
  const settled = work.catch(() => {}).finally(() => leftToDo.delete(settled));
  leftToDo.add(settled);
}
Object.assign(globalThis, { [Symbol.for("@vercel/request-context")]: { get: () => ({ waitUntil }) } });

const answer = createRequire(join(folder, "launcher.cjs"))("./___next_launcher.cjs");
const server = createServer((request, response) => void answer(request, response));
server.listen(Number(port), "127.0.0.1", () => console.log("the function is awake"));

process.once("SIGTERM", async () => {
  server.close();
  server.closeAllConnections();
  while (leftToDo.size > 0) await Promise.all(leftToDo);
  process.exit(0);
});
