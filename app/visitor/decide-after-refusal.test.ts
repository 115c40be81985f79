import { expect, test } from "vitest";
import { decideAfterRefusal } from "./decide-after-refusal.ts";

const refusal = (code: string, attempt = 0, retryAfterSeconds: number | null = null) =>
  decideAfterRefusal({ code, attempt, retryAfterSeconds, random: 0 });

test("a busy server is asked again after the time that it names", () => {
  expect(refusal("busy", 0, 3)).toEqual({ act: "retry", afterMs: 3000 });
  expect(refusal("busy", 0, 600)).toEqual({ act: "retry", afterMs: 10_000 });
});

test("without a named time the pauses grow, and after four the person decides", () => {
  expect([0, 1, 2, 3].map((attempt) => refusal("unreachable", attempt))).toEqual(
    [500, 1000, 2000, 4000].map((afterMs) => ({ act: "retry", afterMs })),
  );
  expect(refusal("unreachable", 4)).toEqual({ act: "say", code: "unreachable" });
});

test("a ticket that can't be read is replaced once", () => {
  expect(refusal("invalid_ticket")).toEqual({ act: "join_again" });
  expect(refusal("invalid_ticket", 1)).toEqual({ act: "say", code: "invalid_ticket" });
});

test("who is not called waits, who wants a full category chooses again", () => {
  expect(refusal("not_called")).toEqual({ act: "wait_in_queue" });
  expect(refusal("category_full")).toEqual({ act: "choose_again" });
});

test("a final refusal is said, not repeated", () => {
  expect(refusal("sold_out")).toEqual({ act: "say", code: "sold_out" });
});
