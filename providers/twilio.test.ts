import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OutgoingSms, SmsSender } from "#booking/messages/ports.ts";
import { startTwilioSimulator, type TwilioSimulator } from "#simulators/twilio/start.ts";
import { openTwilioSmsSender, type TwilioSettings } from "./twilio.ts";
import { classOfTwilioError, knownTwilioErrors } from "./twilio-errors.ts";

const accountSid = `AC${"1".repeat(32)}`;
const authToken = "token";
let simulator: TwilioSimulator;
let smsSender: SmsSender;

beforeAll(async () => {
  simulator = await startTwilioSimulator({ port: 0, accountSid, authToken, stepMs: 5 });
  smsSender = openTexter();
});
afterAll(() => simulator.stop());

// Patient with a slow machine, except where the answer never comes.
function openTexter(changes: Partial<TwilioSettings> = {}): SmsSender {
  return openTwilioSmsSender({
    baseUrl: simulator.url,
    accountSid,
    authToken,
    from: "STRTLN",
    timeoutMs: 10_000,
    ...changes,
  });
}

let lastNumber = 0;
function aText(changes: Partial<OutgoingSms> = {}): OutgoingSms {
  lastNumber += 1;
  return {
    eventId: "evt_k7m2p9qa",
    messageId: "msg_k7m2p9qa01jh5zq8x3v7n4b2c",
    to: `+9198200${String(lastNumber).padStart(5, "0")}`,
    body: `Booked: Ride. Reference PP-${lastNumber}.`,
    maybeSentSince: null,
    ...changes,
  };
}

function accepted(to: string) {
  return simulator.messages().filter((message) => message.to === to);
}

test("a text is handed over once, from our sender", async () => {
  const text = aText();

  const outcome = await smsSender.send(text);

  const [message] = accepted(text.to);
  expect(outcome).toEqual({ outcome: "sent", providerMessageId: message?.sid });
  expect(message).toMatchObject({ from: "STRTLN", body: text.body });
});

test("a messaging service chooses the sender", async () => {
  const text = aText();
  await openTexter({ messagingServiceSid: "MG1" }).send(text);

  expect(accepted(text.to)).toMatchObject([{ from: null, messagingServiceSid: "MG1" }]);
});

test.each([
  ["+15005550001", "refused", "21211"],
  ["+15005550002", "refused", "21612"],
  ["+15005550003", "refused", "21408"],
  ["+15005550004", "refused", "21610"],
  ["+15005550009", "refused", "21614"],
])("a text to %s is %s with code %s", async (to, outcome, code) => {
  expect(await smsSender.send(aText({ to }))).toEqual({ outcome, reason: expect.stringContaining(code) });
});

test.each([
  ["+15005550001", "blocked", "21212"],
  ["+15005550007", "blocked", "21606"],
  ["+15005550008", "try_later", "21611"],
])("a text from %s is %s with code %s", async (from, outcome, code) => {
  expect(await openTexter({ from }).send(aText())).toEqual({ outcome, reason: expect.stringContaining(code) });
});

test.each([21705, 21901, 30034, 63038])("error %i is about our account, so the text waits", async (code) => {
  expect(await smsSender.send(aText({ to: `+9199999${code}` }))).toMatchObject({ outcome: "blocked" });
});

test("a country that our account does not serve is the rider's own number, unless it is India", () => {
  const known = { code: 21408, status: 400 };
  expect(classOfTwilioError({ ...known, to: "+4915112345678" })).toBe("address");
  expect(classOfTwilioError({ ...known, to: "+919820012345" })).toBe("account");
});

test("each error of Twilio has one class, and one that nobody knows has that of its status", () => {
  const codes = knownTwilioErrors();
  expect(new Set(codes).size).toBe(codes.length);
  const classOf = (status: number) => classOfTwilioError({ code: 99_999, status, to: "+919820012345" });
  expect([400, 401, 403, 404, 429, 500, 502, 503].map(classOf)).toEqual([
    ...["address", "account", "account", "address", "throttle", "unknown", "unknown", "throttle"],
  ]);
});

test.each([
  ["+919820099001", { state: "delivered", because: null }],
  ["+919999930003", { state: "failed", because: "undelivered 30003 (the phone is off or out of reach)" }],
])("what became of a text to %s can be asked", async (to, delivery) => {
  const outcome = await smsSender.send(aText({ to }));
  const sid = outcome.outcome === "sent" ? outcome.providerMessageId : "";

  await expect.poll(() => smsSender.readDelivery(sid)).toEqual(delivery);
  const cutOff = openTexter({ baseUrl: "http://127.0.0.1:1" });
  expect(await cutOff.readDelivery(sid)).toMatchObject({ state: "under_way" });
});

test("a copy that did not arrive is not taken for the one that is to be sent", async () => {
  const text = aText({ to: "+919999930005" });
  const maybeSentSince = new Date();
  await smsSender.send(text);
  await expect.poll(() => accepted(text.to)[0]?.status).toBe("undelivered");

  await smsSender.send({ ...text, maybeSentSince });
  expect(accepted(text.to)).toHaveLength(2);
});

test("with a wrong token messages are blocked until somebody mends it", async () => {
  expect(await openTexter({ authToken: "wrong" }).send(aText())).toMatchObject({ outcome: "blocked" });
});

test.each([
  ["rate_limited", "try_later", 0],
  ["unavailable", "try_later", 0],
  ["server_error", "unknown", 0],
  ["hang", "unknown", 0],
  ["hang_after_accept", "unknown", 1],
  ["reset_before_accept", "unknown", 0],
  ["reset_after_accept", "unknown", 1],
] as const)("after %s the outcome is %s, and the SDK did not try again by itself", async (kind, outcome, count) => {
  const text = aText();
  simulator.faults.add({ kind, count: 1, to: text.to });

  const sender = kind.startsWith("hang") ? openTexter({ timeoutMs: 500 }) : smsSender;
  expect(await sender.send(text)).toMatchObject({ outcome, reason: expect.any(String) });

  await expect.poll(() => accepted(text.to)).toHaveLength(count);
});

test("when nobody listens nothing was sent", async () => {
  expect(await openTexter({ baseUrl: "http://127.0.0.1:1" }).send(aText())).toMatchObject({ outcome: "try_later" });
});

test("a text whose answer was lost is found and not sent twice", async () => {
  const text = aText();
  const maybeSentSince = new Date();
  simulator.faults.add({ kind: "reset_after_accept", count: 1, to: text.to });
  await smsSender.send(text);

  const again = await smsSender.send({ ...text, maybeSentSince });

  expect(accepted(text.to)).toHaveLength(1);
  expect(again).toEqual({ outcome: "sent", providerMessageId: accepted(text.to)[0]?.sid });
});

test("a text that was never taken is sent at the second attempt", async () => {
  const text = aText();
  const maybeSentSince = new Date();
  simulator.faults.add({ kind: "reset_before_accept", count: 1, to: text.to });
  await smsSender.send(text);

  expect(await smsSender.send({ ...text, maybeSentSince })).toMatchObject({ outcome: "sent" });
  expect(accepted(text.to)).toHaveLength(1);
});

test("an equal text of long ago is not taken for this one", async () => {
  const text = aText();
  await smsSender.send(text);

  await smsSender.send({ ...text, maybeSentSince: new Date(Date.now() + 60_000) });

  expect(accepted(text.to)).toHaveLength(2);
});

test("while it cannot be looked up, an SMS that may have been sent is not sent", async () => {
  const text = aText({ maybeSentSince: new Date() });
  expect(await openTexter({ baseUrl: "http://127.0.0.1:1" }).send(text)).toMatchObject({ outcome: "try_later" });
});

test("delivery is reported to the message's own address, signed", async () => {
  const reports: { url: string | undefined; status: string | null; isSigned: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams((await request.toArray()).join("")));
    const signature = String(request.headers["x-twilio-signature"]);
    const isSigned = twilio.validateRequest(authToken, signature, origin + request.url, form);
    reports.push({ url: request.url, status: form.MessageStatus ?? null, isSigned });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  await openTexter({ statusCallbackOf: (messageId) => `${origin}/reports?message=${messageId}` }).send(aText());

  const url = "/reports?message=msg_k7m2p9qa01jh5zq8x3v7n4b2c";
  await expect
    .poll(() => reports)
    .toEqual([
      { url, status: "sent", isSigned: true },
      { url, status: "delivered", isSigned: true },
    ]);
  await new Promise((resolve) => server.close(resolve));
});
