import { signTicket, ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";

export type CalledNumbers = { slug: string; eventId: string; categoryId: string; first: number; count: number };

/** One claim for each called number, each of a visitor of its own, in an order of chance. */
export function claimRequests(port: number, secretKey: string, numbers: CalledNumbers): Buffer[] {
  const keys = deriveSigningKeys([secretKey], "queue-tickets");
  const { slug, eventId, categoryId, first, count } = numbers;
  return Array.from({ length: count }, (_, index) => {
    const ticketId = ticketIdOf(randomText(32));
    const ticket = signTicket(keys, { eventId, index: first + index, ticketId, validFrom: 0 });
    const body = JSON.stringify({ ticket, categoryId });
    const head = [
      `POST /api/events/${slug}/bookings HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
    ];
    return { request: Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`), place: Math.random() };
  })
    .sort((a, b) => a.place - b.place)
    .map(({ request }) => request);
}

/** The first join of so many visitors, each from an address of its own. */
export function joinRequests(port: number, slug: string, count: number): Buffer[] {
  return Array.from({ length: count }, (_, visitor) => {
    const body = JSON.stringify({ nonce: randomText(32) });
    const head = [
      `POST /api/events/${slug}/queue HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `X-Real-IP: 10.${visitor >> 16}.${(visitor >> 8) & 255}.${visitor & 255}`,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}

export function healthRequest(port: number): Buffer {
  return Buffer.from(`GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
}

/** What a browser sends for these paths at a visit, over TLS, where all of them know brotli. */
export const visitRequests = (port: number, paths: readonly string[]): Buffer[] =>
  paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`),
  );

export function statusRequest(port: number, slug: string): Buffer {
  return Buffer.from(`GET /api/events/${slug}/status HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
}
