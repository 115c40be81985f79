import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { buildApi } from "#http/app.ts";
import { answerNotModified } from "#platform/answer-not-modified.ts";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import { explainBuild } from "#platform/explain-build.ts";
import { readFallbackPages } from "#platform/fallback-pages.ts";
import { createFrontDoor } from "#platform/front-door.ts";
import { guardPages } from "#platform/guard-pages.ts";
import { listBuiltFiles } from "#platform/list-built-files.ts";
import { listenOrExit } from "#platform/listen-or-exit.ts";
import { exitWith, openOrExit } from "#platform/open-or-exit.ts";
import { ownAddress } from "#platform/own-address.ts";
import { revalidatePages } from "#platform/revalidate-pages.ts";
import { securityHeaders } from "#platform/security-headers.ts";
import { closeStartline, startline } from "#wiring";

// The door of one plain machine: `/api` goes straight to Hono, everything else to Next.

const DRAIN_MS_MAX = 20_000;

async function main(): Promise<void> {
  const opened = await openOrExit(startline);
  const { config, log } = opened;

  const refusal = await opened.checkRedis();
  if (refusal !== null) exitWith(`Redis can't do everything that it is used for: ${refusal}.`);
  const buildFault = explainBuild(config);
  if (buildFault !== null) exitWith(buildFault);

  const backgroundTasks = openBackgroundTasks((error) =>
    log.error({ err: error }, "a background task failed after its response"),
  );
  const api = buildApi(opened, backgroundTasks.start, { hasWorker: true });
  const answerApi = getRequestListener(api.fetch);
  // Next listens for upgrades on the server that it is given; this one nobody reaches, so ours refuses them all.
  const pages = next({ dev: false, hostname: config.HOST, port: config.PORT, httpServer: createServer() });
  await pages.prepare();
  const answerPage = guardPages(pages.getRequestHandler(), {
    fallbacks: readFallbackPages(),
    headers: securityHeaders({ publicUrl: config.PUBLIC_URL, checkoutUrl: config.RAZORPAY_CHECKOUT_URL }),
    files: listBuiltFiles(),
    isPublished: opened.isPublished,
  });

  const stopBeating = new AbortController();
  const beating = opened.beats.keepBeating(stopBeating.signal);
  const server = createFrontDoor({ api: answerApi, pages: answerNotModified(answerPage) });
  // Longer than a proxy's in front, so that it is never the one to reuse a connection that we are closing.
  server.keepAliveTimeout = 65_000;
  await listenOrExit(server, { host: config.HOST, port: config.PORT, setting: "PORT", log });
  log.info(`Startline listens on ${config.HOST}:${config.PORT}`);

  // Each process keeps its own static pages: this is how it learns of an edit made at another one.
  opened.eventNews.subscribe((slug) => {
    opened.forgetEvents();
    const { port } = server.address() as AddressInfo;
    backgroundTasks.start(() => revalidatePages(ownAddress(config.HOST, port), opened.internalToken, slug));
  });

  const stop = async () => {
    // Every request that has begun is answered, and each keep-alive connection is closed after its answer.
    const closed = new Promise((resolve) => server.close(resolve));
    const closing = setInterval(() => server.closeIdleConnections(), 100);
    setTimeout(() => server.closeAllConnections(), DRAIN_MS_MAX).unref();
    await closed;
    clearInterval(closing);
    await backgroundTasks.drain();
    stopBeating.abort();
    await beating;
    await closeStartline(opened);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
