import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { buildApi } from "#http/app.ts";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import { explainBuild } from "#platform/explain-build.ts";
import { endWith, openOrEnd } from "#platform/explain-start.ts";
import { createFrontDoor } from "#platform/front-door.ts";
import { revalidatePages } from "#platform/revalidate-pages.ts";
import { closeStartline, startline } from "#wiring";

// The door of one plain machine: `/api` goes straight to Hono, everything else to Next.

const DRAIN_MS_MAX = 20_000;

async function main(): Promise<void> {
  const opened = await openOrEnd(startline);
  const { config, log } = opened;

  const refusal = await opened.checkRedis();
  if (refusal !== null) endWith(`Redis can't do all that is asked of it: ${refusal}.`);
  const unfit = explainBuild(config);
  if (unfit !== null) endWith(unfit);

  const backgroundTasks = openBackgroundTasks((error) => log.error({ err: error }, "work after a response failed"));
  const api = buildApi(opened, backgroundTasks.start);
  const answerApi = getRequestListener(api.fetch);
  // Next listens for upgrades on the server that it is given; this one nobody reaches, so ours refuses them all.
  const pages = next({ dev: false, hostname: config.HOST, port: config.PORT, httpServer: createServer() });
  await pages.prepare();
  const answerPage = pages.getRequestHandler();

  const server = createFrontDoor({ api: answerApi, pages: answerPage });
  // Longer than a proxy's in front, so that it is never the one to reuse a connection that we are closing.
  server.keepAliveTimeout = 65_000;
  server.once("error", (error: NodeJS.ErrnoException) => {
    endWith(error.code === "EADDRINUSE" ? `Port ${config.PORT} is taken. Set PORT to another one.` : error.message);
  });
  server.listen(config.PORT, config.HOST, () => log.info(`Startline listens on ${config.HOST}:${config.PORT}`));

  // Each process keeps its own static pages: an edit made at another one reaches them by this word.
  opened.eventNews.subscribe((slug) => {
    opened.forgetEvents();
    const { port } = server.address() as AddressInfo;
    const own = `http://${config.HOST === "0.0.0.0" ? "127.0.0.1" : config.HOST}:${port}`;
    backgroundTasks.start(() => revalidatePages(own, opened.internalToken, slug));
  });

  const stop = async () => {
    // Every request that has begun is answered, and each keep-alive connection is closed after its answer.
    const closed = new Promise((resolve) => server.close(resolve));
    const closing = setInterval(() => server.closeIdleConnections(), 100);
    setTimeout(() => server.closeAllConnections(), DRAIN_MS_MAX).unref();
    await closed;
    clearInterval(closing);
    await backgroundTasks.drain();
    await closeStartline(opened);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
