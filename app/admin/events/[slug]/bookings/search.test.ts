import { expect, test } from "vitest";
import { answerWith, askFor, countWords, type Search } from "./search.ts";

const none = { bookings: [], total: 0, page: 1, pages: 1 };
const unreachable = { kind: "unreachable" } as const;
const shown: Search = {
  asked: { search: "zed", state: "confirmed", page: 1 },
  found: none,
  trouble: null,
  isBusy: false,
};
const meena = { search: "meena", state: "confirmed", page: 1 } as const;

test("without an answer no count and no list stand under the new word", () => {
  const asking = askFor(shown, meena);
  expect(asking.found).toBeNull();
  expect(countWords(asking)).toBe("Looking…");
  const failed = answerWith(asking, unreachable);
  expect(failed).toMatchObject({ found: null, trouble: "failed" });
  expect(countWords(failed)).toBe("");
});

test("an answer is counted under the word that it answers", () => {
  const found = answerWith(askFor(shown, meena), { kind: "ok", body: { ...none, total: 1200 } });
  expect(countWords(found)).toBe("1,200 bookings for “meena”");
});

test("turning a page keeps the one that is shown until the next is there", () => {
  const turned = answerWith(askFor(shown, { ...shown.asked, page: 2 }), unreachable);
  expect(turned).toMatchObject({ found: none, trouble: "failed" });
});

test("an ended session is told apart from a lost connection", () => {
  const refused = { kind: "refused", code: "not_signed_in", retryAfterSeconds: null, problem: { code: "x" } } as const;
  expect(answerWith(askFor(shown, meena), refused).trouble).toBe("signed_out");
});
