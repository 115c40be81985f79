import { expect, test } from "vitest";
import { translateInto } from "../../../language/translate.ts";
import { countCopy, EVERYBODY, finishSearch, type Search, type SearchRequest, startSearch } from "./search.ts";

const english = translateInto("en", null);
const none = { bookings: [], total: 0, page: 1, pages: 1 };
const unreachable = { kind: "unreachable" } as const;
const shown: Search = {
  asked: { ...EVERYBODY, search: "zed", state: "confirmed" },
  found: none,
  failure: null,
  isBusy: false,
};
const meena: SearchRequest = { ...EVERYBODY, search: "meena", state: "confirmed" };

test("without an answer no count and no list stand under the new word", () => {
  const asking = startSearch(shown, meena);
  expect(asking.found).toBeNull();
  expect(countCopy(asking, english)).toBe("Looking…");
  const failed = finishSearch(asking, unreachable);
  expect(failed).toMatchObject({ found: null, failure: "failed" });
  expect(countCopy(failed, english)).toBe("");
});

test("an answer is counted under the word that it answers", () => {
  const found = finishSearch(startSearch(shown, meena), { kind: "ok", body: { ...none, total: 1200 } });
  expect(countCopy(found, english)).toBe("1,200 bookings for “meena”");
});

test("turning a page keeps the one that is shown until the next is there", () => {
  const turned = finishSearch(startSearch(shown, { ...shown.asked, page: 2 }), unreachable);
  expect(turned).toMatchObject({ found: none, failure: "failed" });
});

test("an ended session is told apart from a lost connection", () => {
  const refused = {
    kind: "refused",
    status: 401,
    code: "not_signed_in",
    retryAfterSeconds: null,
    problem: { code: "x" },
  } as const;
  expect(finishSearch(startSearch(shown, meena), refused).failure).toBe("signed_out");
});
