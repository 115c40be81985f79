import { expect, test } from "vitest";
import { decideAfterRefusal } from "./decide-after-refusal.ts";

const refusal = (code: string, rejoins = 0) => decideAfterRefusal({ code, rejoins });

test("a ticket that can't be read is replaced once", () => {
  expect(refusal("invalid_ticket")).toEqual({ action: "join_again" });
  expect(refusal("invalid_ticket", 1)).toEqual({ action: "show", code: "invalid_ticket" });
});

test("who is not called waits, who wants a category that is full or hidden chooses again", () => {
  expect(refusal("not_called")).toEqual({ action: "wait_in_queue" });
  for (const code of ["category_full", "category_hidden"])
    expect(refusal(code)).toEqual({ action: "choose_again", code });
});

test.each(["sold_out", "busy", "unreachable"])("%s is said", (code) => {
  expect(refusal(code)).toEqual({ action: "show", code });
});
