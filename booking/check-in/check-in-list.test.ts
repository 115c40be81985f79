import { expect, test } from "vitest";
import { readCheckInCode } from "./check-in-code.ts";
import { type CheckInRider, indexList } from "./check-in-list.ts";
import { decideScan, isPerhapsNewer } from "./decide-check-in.ts";
import { findRiders } from "./rider-search.ts";

const aRider = (change: Partial<CheckInRider> = {}): CheckInRider => ({
  id: "bkg_1",
  reference: "K7M2-Q9XD",
  name: "Asha Kulkarni",
  category: "100 km",
  bib: 101,
  owesPaise: 0,
  isWaiverSigned: true,
  codes: ["now"],
  formerCodes: ["before"],
  comingCodes: ["later"],
  ...change,
});

const listOf = (...riders: CheckInRider[]) =>
  indexList({ eventId: "evt_k7m2p9qa", madeAt: "2027-02-14T01:40:00.000Z", riders, cancelled: ["C4NC-3113"] });

const code = (reference: string, event = "K7M2P9QA") => `SL1:${event}${reference}0123456789ABCDEF`;
const judge = (text: string, hash: string, ...riders: CheckInRider[]) =>
  decideScan(readCheckInCode(text), hash, listOf(...riders));

test("the ticket of a rider who owes nothing and has signed is welcome", () => {
  expect(judge(code("K7M2Q9XD"), "now", aRider())).toMatchObject({ is: "welcome", rider: { name: "Asha Kulkarni" } });
});

test.each([
  ["a rider who owes", code("K7M2Q9XD"), "now", aRider({ owesPaise: 30_000 }), ["owes"]],
  ["a waiver that is not signed", code("K7M2Q9XD"), "now", aRider({ isWaiverSigned: false }), ["waiver_not_signed"]],
  ["a ticket from before a correction", code("K7M2Q9XD"), "before", aRider(), ["former_ticket"]],
  ["a ticket from before codes were signed", "K7M2-Q9XD", "", aRider({ owesPaise: 1 }), ["unsigned_code", "owes"]],
])("%s is looked at by a person", (_, text, hash, rider, doubts) => {
  expect(judge(text, hash, rider)).toMatchObject({ is: "doubtful", doubts });
});

test.each([
  ["a text that is no ticket", "https://example.org", "other", "not_a_ticket"],
  ["a ticket of another event", code("K7M2Q9XD", "00000000"), "now", "other_event"],
  ["a cancelled booking", code("C4NC3113"), "now", "cancelled"],
  ["a code that nobody of ours signed", code("K7M2Q9XD"), "another", "forged"],
  ["a ticket of a rider who came after the list was made", code("K7M2Q9XD"), "later", "newer_ticket"],
  ["a booking that is not on the list", code("ZZZZZZZZ"), "now", "not_on_list"],
])("%s is stopped", (_, text, hash, because) => {
  expect(judge(text, hash, aRider())).toMatchObject({ is: "stopped", because });
});

test("of a ticket that only a newer list can know nothing is wrong", () => {
  const stops = ["not_a_ticket", "other_event", "cancelled", "forged", "not_on_list", "newer_ticket"] as const;
  expect(stops.filter(isPerhapsNewer)).toEqual(["not_on_list", "newer_ticket"]);
});

test("riders are found by parts of their name in any order, by bib and by reference", () => {
  const riders = [aRider(), aRider({ id: "bkg_2", reference: "101A-BCDE", name: "Ravi 101 Émile", bib: 7 })];
  const found = (typed: string) => findRiders(riders, typed, 10).map(({ id }) => id);
  expect(found("kul ash")).toEqual(["bkg_1"]);
  expect(found("emile")).toEqual(["bkg_2"]);
  expect(found("101")).toEqual(["bkg_1", "bkg_2"]);
  expect(found("q9xd")).toEqual(["bkg_1"]);
  expect(found("k7m2-q9")).toEqual(["bkg_1"]);
  expect(found("  ")).toEqual([]);
});
