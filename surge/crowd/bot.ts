import { type Browser, RunOver } from "./browser.ts";

const TRIES = 20;
const EVERY_MS = 300;

/** A script: joins again and again under a new name, solves no proof, and never looks at a page. */
export async function joinAsBot(browser: Browser, slug: string, newNonce: () => string): Promise<void> {
  const { record } = browser;
  record.isBot = true;
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const path = `/api/events/${slug}/queue`;
      const reply = await browser.call({
        step: "bot's join",
        class: "new",
        method: "POST",
        path,
        body: { nonce: newNonce() },
      });
      record.botTries += 1;
      if (reply.kind === "ok") record.botNumbers += 1;
      if (reply.kind === "refused" && (reply.code === "sold_out" || reply.code === "sale_closed")) break;
      await browser.pause(EVERY_MS);
    }
    record.end = "left";
    record.endedAt = Date.now();
  } catch (error) {
    if (!(error instanceof RunOver)) throw error;
  }
}
