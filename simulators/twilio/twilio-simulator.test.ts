import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTwilioSimulator, type TwilioSimulator } from "./start.ts";

const accountSid = `AC${"0".repeat(32)}`;
const authToken = "token-of-the-test";
let simulator: TwilioSimulator;

beforeAll(async () => {
  simulator = await startTwilioSimulator({ port: 0, accountSid, authToken, stepMs: 5 });
});
afterAll(() => simulator.stop());

function post(form: Record<string, string>, token = authToken, timeoutMs = 10_000): Promise<Response> {
  return fetch(`${simulator.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${token}`).toString("base64")}` },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(timeoutMs),
  });
}

const aText = { To: "+919820012345", From: "+15005550006", Body: "Hello" };

test("an accepted text is answered 201 with Twilio's Message resource", async () => {
  const answer = await post(aText);

  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({
    sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    account_sid: accountSid,
    status: "queued",
    to: "+919820012345",
    from: "+15005550006",
    body: "Hello",
    num_segments: "1",
    error_code: null,
    date_created: expect.stringMatching(/\+0000$/),
  });
});

test("a wrong token is answered 401 with code 20003", async () => {
  const answer = await post(aText, "wrong");

  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 20003, status: 401 });
});

test.each([
  ["to an invalid number", { ...aText, To: "+15005550001" }, 21211],
  ["to what is no number", { ...aText, To: "98200" }, 21211],
  ["to an unreachable number", { ...aText, To: "+15005550002" }, 21612],
  ["to a country that is off", { ...aText, To: "+15005550003" }, 21408],
  ["to someone who opted out", { ...aText, To: "+15005550004" }, 21610],
  ["to a landline", { ...aText, To: "+15005550009" }, 21614],
  ["from an invalid number", { ...aText, From: "+15005550001" }, 21212],
  ["from a number without SMS", { ...aText, From: "+15005550007" }, 21606],
  ["from a full queue", { ...aText, From: "+15005550008" }, 21611],
  ["to an Indian number that names the error", { ...aText, To: "+919999921610" }, 21610],
  ["without a body", { To: aText.To, From: aText.From }, 21602],
  ["without a sender", { To: aText.To, Body: "Hello" }, 21603],
])("a text %s is refused with code %s", async (_case, form, code) => {
  const answer = await post(form as Record<string, string>);

  expect(await answer.json()).toMatchObject({ code });
  expect(answer.status).toBe(code === 21611 ? 429 : 400);
});

test("texts are found again by number, newest first", async () => {
  const To = "+919820055555";
  await post({ ...aText, To, Body: "first" });
  await post({ ...aText, To, Body: "second" });

  const client = twilio(accountSid, authToken);
  client.api.baseUrl = simulator.url;
  const found = await client.messages.list({ to: To, limit: 10 });

  expect(found.map((message) => message.body)).toEqual(["second", "first"]);
  expect((await client.messages(found[0]?.sid ?? "").fetch()).body).toBe("second");
});

test("each step of the delivery is posted to the StatusCallback with a valid signature", async () => {
  const receiver = await aReceiver();

  await post({ ...aText, To: "+919820077777", StatusCallback: receiver.url });

  await expect.poll(() => receiver.statuses()).toEqual(["sent", "delivered"]);
  expect(receiver.allSigned()).toBe(true);
  await receiver.stop();
});

test("a text to a sentinel number ends undelivered with its code", async () => {
  const receiver = await aReceiver();

  await post({ ...aText, To: "+919999930003", StatusCallback: receiver.url });

  await expect.poll(() => receiver.statuses()).toEqual(["sent", "undelivered"]);
  expect(receiver.last()).toMatchObject({ ErrorCode: "30003" });
  await receiver.stop();
});

test.each([
  ["rate_limited", 429, 20429],
  ["server_error", 500, 20500],
])("the fault %s answers %i once and accepts nothing", async (kind, status, code) => {
  const to = `+9198200${status}00`;
  await fetch(`${simulator.url}/_sim/faults`, { method: "POST", body: JSON.stringify({ kind, count: 1, to }) });

  const answer = await post({ ...aText, To: to });

  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
  expect(textsTo(to)).toHaveLength(0);
  expect((await post({ ...aText, To: to })).status).toBe(201);
});

test.each([
  ["hang", 0],
  ["hang_after_accept", 1],
  ["reset_before_accept", 0],
  ["reset_after_accept", 1],
] as const)("the fault %s leaves the sender without an answer and %i texts accepted", async (kind, accepted) => {
  const to = `+9198300000${["hang", "hang_after_accept", "reset_before_accept", "reset_after_accept"].indexOf(kind)}0`;
  simulator.faults.add({ kind, count: 1, to });

  const timeoutMs = kind.startsWith("hang") ? 500 : 10_000;
  await expect(post({ ...aText, To: to }, authToken, timeoutMs)).rejects.toThrow();

  await expect.poll(() => textsTo(to)).toHaveLength(accepted);
});

test("an unknown fault is refused", async () => {
  const answer = await fetch(`${simulator.url}/_sim/faults`, {
    method: "POST",
    body: JSON.stringify({ kind: "flood" }),
  });

  expect(answer.status).toBe(400);
});

function textsTo(to: string) {
  return simulator.messages().filter((message) => message.to === to);
}

async function aReceiver() {
  const received: Record<string, string>[] = [];
  let allSigned = true;
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const form = Object.fromEntries(new URLSearchParams(body));
    received.push(form);
    allSigned &&= twilio.validateRequest(authToken, String(request.headers["x-twilio-signature"]), url, form);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?secret=1`;
  return {
    url,
    statuses: () => received.map((form) => form.MessageStatus),
    last: () => received.at(-1),
    allSigned: () => allSigned,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
