import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Mailer, OutgoingEmail } from "#booking/messages/ports.ts";
import { type Inbox, startInbox } from "#simulators/inbox/start-inbox.ts";
import { senderNamed } from "./sender-named.ts";
import { openSesMailer } from "./ses.ts";
import { classOfSesError, knownSesErrors } from "./ses-errors.ts";

let inbox: Inbox;
let mailer: Mailer;

beforeAll(async () => {
  inbox = await startInbox({ port: 0, sesPort: 0, twilioPort: 0, twilioAccountSid: "AC0", twilioAuthToken: "token" });
  mailer = openMailer(inbox.sesUrl);
});
afterAll(() => inbox.stop());

// Patient with a slow machine, except where the answer never comes.
function openMailer(endpoint: string, timeoutMs = 10_000): Mailer {
  const from = "Startline <tickets@example.org>";
  return openSesMailer({
    endpoint,
    region: "ap-south-1",
    accessKeyId: "key",
    secretAccessKey: "secret",
    from,
    timeoutMs,
  });
}

let lastNumber = 0;
function anEmail(changes: Partial<OutgoingEmail> = {}): OutgoingEmail {
  lastNumber += 1;
  return {
    eventId: "evt_k7m2p9qa",
    messageId: `msg_k7m2p9qa01jh5zq8x3v7n4b2${lastNumber}`,
    to: `rider-${lastNumber}@example.org`,
    fromName: "Sahyadri Foundation",
    replyTo: "rides@sahyadri.example.org",
    subject: "Your place is confirmed · पुणे",
    html: '<html><head></head><body><p>Paid ₹1,525</p><img src="cid:qr"></body></html>',
    text: "Paid ₹1,525",
    attachments: [],
    ...changes,
  };
}

function received(to: string) {
  return inbox.messages().filter((message) => message.to === to);
}

test("an email arrives with its subject, both bodies and attachments unchanged", async () => {
  const email = anEmail({
    attachments: [
      { filename: "qr.png", contentType: "image/png", content: new Uint8Array([1, 2, 255]), contentId: "qr" },
      { filename: "ride.ics", contentType: "text/calendar", content: Buffer.from("BEGIN:VCALENDAR") },
    ],
  });

  const outcome = await mailer.send(email);

  expect(outcome).toEqual({ outcome: "sent", providerMessageId: expect.stringMatching(/^ses-/) });
  expect(received(email.to)).toEqual([
    {
      id: expect.any(String),
      channel: "email",
      from: '"Sahyadri Foundation via Startline" <tickets@example.org>',
      to: email.to,
      subject: email.subject,
      html: email.html,
      text: email.text,
      attachments: [
        { filename: "qr.png", contentType: "image/png", contentId: "qr", base64: "AQL/" },
        { filename: "ride.ics", contentType: "text/calendar", contentId: null, base64: btoa("BEGIN:VCALENDAR") },
      ],
      receivedAt: expect.any(Date),
    },
  ]);
});

test("an email carries our message's id in a header and answers go to the organizer", async () => {
  const email = anEmail();
  await mailer.send(email);

  const { emails } = await (await fetch(`${inbox.sesUrl}/store`)).json();
  const stored = emails.find(
    (candidate: { destination: { to: string[] } }) => candidate.destination.to[0] === email.to,
  );

  expect(stored.headers).toEqual([{ name: "X-Startline-Message-Id", value: email.messageId }]);
  expect(stored.replyTo).toEqual(["rides@sahyadri.example.org"]);
});

test.each(['a"@b.co', "a<x>@b.co", "a,b@b.co", "संस्था@उदाहरण.भारत", ""])(
  "an email arrives without Reply-To rather than not at all where an organizer's stored address is %j",
  async (replyTo) => {
    const email = anEmail({ replyTo });
    expect(await mailer.send(email)).toMatchObject({ outcome: "sent" });

    const { emails } = await (await fetch(`${inbox.sesUrl}/store`)).json();
    const stored = emails.find(({ destination }: { destination: { to: string[] } }) => destination.to[0] === email.to);
    expect(stored.replyTo).toEqual([]);
  },
);

test.each([
  ["rate_limited", "try_later", 0],
  ["server_error", "try_later", 0],
  ["unavailable", "try_later", 0],
  ["daily_quota_used_up", "blocked", 0],
  ["sending_paused", "blocked", 0],
  ["message_rejected", "blocked", 0],
  ["hang", "unknown", 0],
  ["hang_after_accept", "unknown", 1],
  ["reset_before_accept", "unknown", 0],
  ["reset_after_accept", "unknown", 1],
] as const)("after %s the outcome is %s, and the SDK did not try again by itself", async (kind, outcome, accepted) => {
  const email = anEmail();
  // Once more would succeed, and would show that somebody retried.
  inbox.sesFaults.add({ kind, count: 1, to: email.to });

  const sender = kind.startsWith("hang") ? openMailer(inbox.sesUrl, 500) : mailer;
  expect(await sender.send(email)).toMatchObject({ outcome, reason: expect.any(String) });

  await expect.poll(() => received(email.to)).toHaveLength(accepted);
});

test.each([
  ["ThrottlingException", 400, "throttle"],
  ["RequestTimeTooSkewed", 403, "account"],
  ["RequestExpired", 400, "account"],
  ["MissingAuthenticationToken", 403, "account"],
  ["InternalFailure", 500, "throttle"],
  ["MessageRejected", 400, "address"],
  ["AnErrorThatNobodyKnows", 400, "address"],
  ["AnErrorThatNobodyKnows", 403, "account"],
  ["AnErrorThatNobodyKnows", 429, "throttle"],
  ["AnErrorThatNobodyKnows", 500, "throttle"],
  ["AnErrorThatNobodyKnows", 504, "unknown"],
])("%s with status %i is of the class %s", (name, status, expected) => {
  expect(classOfSesError({ name, message: "", status })).toBe(expected);
});

test.each([
  ["Sahyadri Foundation", '"Sahyadri Foundation via Startline" <tickets@example.org>'],
  ['The "Hill" Club', '"The \\"Hill\\" Club via Startline" <tickets@example.org>'],
  ["A\r\nBcc: x@example.org", '"A Bcc: x@example.org via Startline" <tickets@example.org>'],
  ["Startline", '"Startline" <tickets@example.org>'],
  ["", "Startline <tickets@example.org>"],
])("an organizer called %j writes as %s", (name, sender) => {
  expect(senderNamed(name, "Startline <tickets@example.org>")).toBe(sender);
});

test("an organizer with a name in Devanagari writes under it, in words that every mail program reads", () => {
  const sender = senderNamed("सह्याद्री सायकलिंग फाउंडेशन", "Startline <tickets@example.org>");
  expect(sender).toMatch(/^(=\?UTF-8\?B\?[A-Za-z0-9+/=]{1,63}\?= )+<tickets@example.org>$/);
  const words = [...sender.matchAll(/\?B\?([^?]+)\?=/g)].map(([, word]) =>
    Buffer.from(word as string, "base64").toString(),
  );
  expect(words.join("")).toBe("सह्याद्री सायकलिंग फाउंडेशन via Startline");
});

test("each error of SES has one class", () => {
  const names = knownSesErrors();
  expect(new Set(names).size).toBe(names.length);
});

test("a request that SES finds invalid is refused", async () => {
  expect(await mailer.send(anEmail({ subject: "" }))).toMatchObject({ outcome: "refused" });
});

test("when nobody listens nothing was sent", async () => {
  expect(await openMailer("http://127.0.0.1:1").send(anEmail())).toMatchObject({ outcome: "try_later" });
});

test.each([
  [503, "try_later"],
  [504, "unknown"],
] as const)("a gateway's %i in HTML is %s", async (status, outcome) => {
  const gateway = await aGateway(status);
  const { port } = gateway.address() as AddressInfo;

  expect(await openMailer(`http://127.0.0.1:${port}`).send(anEmail())).toMatchObject({ outcome });

  gateway.close();
  gateway.closeAllConnections();
});

function aGateway(status: number): Promise<Server> {
  const server = createServer((_request, response) =>
    response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Sorry</h1>"),
  );
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

test("an answer that came while this process stood still counts, and nothing is sent twice", async () => {
  // In a thread of its own, which goes on meanwhile.
  const ses = new Worker(
    `const { createServer } = require("node:http");
    const { parentPort } = require("node:worker_threads");
    const server = createServer((request, response) => {
      request.resume().once("end", () => {
        parentPort.postMessage("asked");
        setTimeout(() => response.end(JSON.stringify({ MessageId: "ses-1" })), 20);
      });
    });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  onTestFinished(async () => void (await ses.terminate()));
  const [port] = await once(ses, "message");

  const sending = openMailer(`http://127.0.0.1:${port}`, 300).send(anEmail());
  await once(ses, "message");
  standStillFor(800);

  expect(await sending).toEqual({ outcome: "sent", providerMessageId: "ses-1" });
});

const standStillFor = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
