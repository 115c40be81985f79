import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reply } from "#app/api-client/call-api.ts";
import { TURN_PAUSE_MAX_MS } from "./decide-retry.ts";
import { retryCall } from "./retry-call.ts";

const OFFLINE: Reply<string> = { kind: "unreachable" };
const HERE: Reply<string> = { kind: "ok", body: "here" };
const TOO_OFTEN: Reply<string> = {
  kind: "refused",
  status: 429,
  code: "rate_limited",
  retryAfterSeconds: 3600,
  problem: { code: "rate_limited" },
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers one after another, and the last of them for ever. */
function aServer(...replies: Reply<string>[]) {
  const server = { calls: 0, call: async () => replies[Math.min(server.calls++, replies.length - 1)] as Reply<string> };
  return server;
}

test("a blip is over before anybody hears of it, and what lasts is told", async () => {
  const told: string[] = [];
  const onRetry = (code: string) => told.push(code);
  const blip = retryCall(aServer(OFFLINE, HERE).call, { onRetry });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await blip).toEqual(HERE);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);

  const server = aServer(OFFLINE, OFFLINE, OFFLINE, TOO_OFTEN, HERE);
  const lasting = retryCall(server.call, { onRetry, longestPauseMs: () => TURN_PAUSE_MAX_MS });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await lasting).toEqual(HERE);
  expect(new Set(told)).toEqual(new Set(["unreachable", "rate_limited"]));
});

test("a call that is not answered for long is told, and still waited for", async () => {
  const told: string[] = [];
  let answer: (reply: Reply<string>) => void = () => {};
  const call = () =>
    new Promise<Reply<string>>((resolve) => {
      answer = resolve;
    });
  const reply = retryCall(call, { onRetry: (code) => void told.push(code) });
  await vi.advanceTimersByTimeAsync(4900);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual(["unreachable"]);
  answer(HERE);
  expect(await reply).toEqual(HERE);
});

test("nothing ends the retries but an answer", async () => {
  const server = aServer(OFFLINE);
  void retryCall(server.call);
  await vi.advanceTimersByTimeAsync(3600 * 1000);
  expect(server.calls).toBeGreaterThan((3600 * 1000) / 12_100);
});

test("an answer that is a refusal is returned at once", async () => {
  const ended: Reply<string> = { ...TOO_OFTEN, status: 409, code: "hold_expired" } as Reply<string>;
  const server = aServer(ended);
  expect(await retryCall(server.call)).toEqual(ended);
  expect(server.calls).toBe(1);
});

test("an hour of Retry-After does not outlast a turn", async () => {
  const server = aServer(TOO_OFTEN, HERE);
  const reply = retryCall(server.call, { longestPauseMs: () => TURN_PAUSE_MAX_MS });
  await vi.advanceTimersByTimeAsync(1.5 * TURN_PAUSE_MAX_MS);
  expect(await reply).toEqual(HERE);
});

test("a phone that is online again does not wait for the end of the pause", async () => {
  const server = aServer(OFFLINE);
  void retryCall(server.call);
  await vi.advanceTimersByTimeAsync(60_000);
  const { calls } = server;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(server.calls).toBe(calls + 1);
});

test("who has given up is told nothing anymore", async () => {
  const server = aServer(OFFLINE);
  const told = vi.fn();
  const stop = new AbortController();
  const reply = retryCall(server.call, { signal: stop.signal, onRetry: told });
  await vi.advanceTimersByTimeAsync(200);
  stop.abort();
  expect(await reply).toEqual(OFFLINE);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.calls, told.mock.calls]).toEqual([1, []]);
});
