import { expect, test } from "vitest";
import { IMPORT_ROWS_MAX, readRiderFile } from "./rider-file.ts";

const event = {
  questions: [{ id: "que_1", label: "T-shirt size", isRequired: false }],
  categories: [{ id: "cat_far" }, { id: "cat_near" }],
};
const ASHA = { name: "Asha Rao", phone: "98200 00495", email: "asha@example.com", category: "50 km" };
const read = (text: string) => readRiderFile(Buffer.from(text), event);

test.each([
  ["commas", "Name,Phone,Email,Category\r\nAsha Rao,98200 00495,asha@example.com,50 km\r\n"],
  ["a byte order mark", "\uFEFFName,Phone,Email,Category\nAsha Rao,98200 00495,asha@example.com,50 km"],
  ["semicolons", "Name;Phone;Email;Category\r\nAsha Rao;98200 00495;asha@example.com;50 km"],
  ["tabs", "Name\tPhone\tEmail\tCategory\nAsha Rao\t98200 00495\tasha@example.com\t50 km"],
  ["other heads in another order", "EMAIL id:,Full name*,MOBILE,Distance\nasha@example.com,Asha Rao,98200 00495,50 km"],
  ["an apostrophe before digits", "Name,Phone,Email,Category\nAsha Rao,'98200 00495,asha@example.com,50 km"],
])("a file with %s is read", (_, text) => {
  expect(read(text)).toEqual({ ok: true, rows: [{ row: 2, cells: ASHA }], unread: [] });
});

test("a name in another code page is itself: Windows-1252 and UTF-16", () => {
  const text = "Name;Phone;Email;Category\nJosé Pereira;1;2;3";
  for (const bytes of [Buffer.from(text, "latin1"), Buffer.from(`\uFEFF${text}`, "utf16le")]) {
    expect(readRiderFile(bytes, event)).toMatchObject({ rows: [{ cells: { name: "José Pereira" } }] });
  }
});

test("questions are columns too, empty rows are none, and an unknown head is named", () => {
  const text = 'Name,Phone,Email,Category,t-shirt SIZE,Shoe\nA B,1,2,3,"M\nor L",9\n,,,,,\nC D,1,2,3,S,8';
  expect(read(text)).toMatchObject({
    rows: [
      { row: 2, cells: { que_1: "M\nor L" } },
      { row: 4, cells: { name: "C D", que_1: "S" } },
    ],
    unread: ["Shoe"],
  });
});

test("what cannot be read is refused by name", () => {
  expect(read("PK\u0003\u0004 a workbook")).toMatchObject({ because: "not_csv" });
  expect(read("Name,Phone\nAsha,1")).toMatchObject({ because: "columns_missing", columns: ["Email", "Category"] });
  expect(read("Name,Phone,Email,Category\n,,,\n")).toMatchObject({ because: "no_rows" });
  expect(read("")).toMatchObject({ because: "columns_missing" });
  const many = `Name,Phone,Email,Category\n${"a,b,c,d\n".repeat(IMPORT_ROWS_MAX + 1)}`;
  expect(read(many)).toMatchObject({ because: "too_many_rows" });
});
