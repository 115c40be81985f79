import { expect, test } from "vitest";
import type { ImportRow } from "#http/admin/rider-import-schemas.ts";
import { translateInto } from "../../../../language/translate.ts";
import { storedCopy } from "./stored-copy.ts";

const english = translateInto("en", null);
const names = {
  categories: [{ id: "cat_far", name: "100 km" }],
  questions: [
    { id: "que_born", label: "Date of birth" },
    { id: "que_club", label: "Club" },
  ],
};

function aRow(change: Partial<ImportRow["rider"]>): ImportRow {
  const rider = {
    requestId: "row-2",
    categoryId: "cat_far",
    addedFor: { kind: "complimentary" as const, reason: "Club guest" },
    name: "Asha Rao",
    phone: "+919820000495",
    email: "asha@example.com",
    language: "hi",
    answers: {},
    hasSignedOnPaper: false,
  };
  return { row: 2, rider: { ...rider, ...change }, problems: [], added: null };
}

test("a row tells the category, what was paid, the language, the waiver and every answer", () => {
  expect(storedCopy(aRow({}), names, english)).toEqual(["100 km · Complimentary · Club guest · Hindi"]);
  const paid = aRow({
    addedFor: { kind: "cash", cashPaise: 150_050, reason: "" },
    hasSignedOnPaper: true,
    answers: { que_born: "1990-05-31", que_club: "" },
  });
  expect(storedCopy(paid, names, english)).toEqual([
    "100 km · ₹1,500.50 in cash · Hindi · Waiver signed on paper",
    "Date of birth: 1990-05-31",
  ]);
});

test("a row that is not right yet tells what there is of it", () => {
  const row = aRow({ categoryId: "", language: "klingon", addedFor: { kind: "complimentary", reason: "" } });
  expect(storedCopy(row, names, english)).toEqual(["klingon"]);
});
