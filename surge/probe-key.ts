import type { Browser } from "./crowd/browser.ts";
import { codeOf, type Reply } from "./crowd/reply.ts";

const PATIENCE_MS = 90_000;
const AGAIN_MS = 3000;

/**
 * One visitor goes as far as Pay, which names the key that payments are taken with, and gives the place back. Nothing is paid.
 * @throws Error that says why the key stayed unknown: then no crowd may come.
 */
export async function probeKey(
  browser: Browser,
  sale: { slug: string; categoryIds: readonly string[] },
): Promise<string> {
  const nonce = "surge-looks-at-the-key-of-payments";
  const path = `/api/events/${sale.slug}`;
  const joined = wanted(
    "join",
    await browser.retried({ step: "join", class: "new", method: "POST", path: `${path}/queue`, body: { nonce } }),
  );
  const { bookingId, accessToken } = await claim(browser, sale, joined.ticket);
  const own = { class: "kept", accessToken } as const;
  const bookingPath = `/api/bookings/${bookingId}`;
  const event = wanted("event", await browser.retried({ step: "event", class: "public", path }));
  const { email, phone } = browser.record;
  const waiver = { version: event.waiver.version, accepted: true };
  const form = { name: "Surge Probe", phone, email, language: "en", answers: {}, waiver };
  wanted(
    "form",
    await browser.retried({ ...own, step: "form", method: "PUT", path: `${bookingPath}/participant`, body: form }),
  );
  const pay = wanted(
    "pay",
    await browser.retried({ ...own, step: "pay", method: "POST", path: `${bookingPath}/payments`, body: {} }),
  );
  await browser.retried({ ...own, step: "give back", method: "DELETE", path: bookingPath });
  return String(pay.razorpay.keyId);
}

async function claim(
  browser: Browser,
  { slug, categoryIds }: { slug: string; categoryIds: readonly string[] },
  ticket: string,
): Promise<{ bookingId: string; accessToken: string }> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    for (const categoryId of categoryIds) {
      const body = { ticket, categoryId };
      const step = {
        step: "claim",
        class: "called",
        method: "POST",
        path: `/api/events/${slug}/bookings`,
        body,
      } as const;
      const reply = await browser.retried(step);
      if (reply.kind === "ok") return reply.body;
      const isToWait = ["not_called", "category_full"].includes(codeOf(reply));
      if (!isToWait || Date.now() > until) return wanted("claim", reply);
    }
    await browser.pause(AGAIN_MS);
  }
}

function wanted(step: string, reply: Reply) {
  if (reply.kind === "ok") return reply.body;
  throw new Error(
    `The key of payments could not be seen: ${step} was answered with ${codeOf(reply)}. Nobody was sent.`,
  );
}
