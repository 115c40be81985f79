import { sql } from "kysely";
import { expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aPerson } from "#tests/builders/visitor.ts";
import type { ImportAnswer, ImportRow } from "./rider-import-schemas.ts";

const opened = await anOrganizersApi();
const { organizer, startline } = opened;

async function aSale(capacity: number) {
  const event = await anEventOnSale(startline, { capacity });
  const path = `/api/admin/events/${event.slug}/rider-import`;
  const preview = (text: string) =>
    organizer.ask("POST", `${path}/preview`, { file: Buffer.from(text).toString("base64") });
  return {
    event,
    path,
    preview,
    rowsOf: async (text: string): Promise<ImportRow[]> => (await preview(text)).body.rows,
    add: async (rows: readonly ImportRow[]): Promise<ImportAnswer[]> =>
      (await organizer.ask("POST", path, { riders: rows.map(({ rider }) => rider) })).body.answers,
    counts: () => readCounts(startline.db, event.id),
  };
}

const HEAD = "Name,Phone,Email,Paid in cash (rupees),Reason\n";
const line = (change: { name?: string; phone?: string; email?: string; cash?: string; reason?: string } = {}) => {
  const { name, phone, email } = aPerson();
  const rider = { name, phone, email, cash: "", reason: "Club guest", ...change };
  return `${rider.name},${rider.phone},${rider.email},${rider.cash},${rider.reason}\n`;
};
const outcomes = (answers: readonly ImportAnswer[]) => answers.map(({ outcome, code }) => code ?? outcome);

test("every row is shown with what is wrong with it, by the rules of a single rider", async () => {
  const sale = await aSale(10);
  const twin = aPerson();
  const text =
    HEAD +
    line({ name: "Asha Rao", cash: "₹ 1500.50", reason: "" }) +
    line({ phone: "9.87E+09" }) +
    line({ name: "A", email: "nobody" }) +
    line({ reason: "" }) +
    line({ cash: "free" }) +
    line({ phone: twin.phone }) +
    line({ phone: twin.phone.replace("+91", "0") });
  const rows = await sale.rowsOf(text);
  expect(rows.map(({ row, problems }) => [row, problems.map(({ code }) => code)])).toEqual([
    [2, []],
    [3, ["phone_shortened"]],
    [4, ["name_too_short", "email_invalid"]],
    [5, ["reason_missing"]],
    [6, ["cash_invalid"]],
    [7, []],
    [8, ["twice_in_file"]],
  ]);
  expect(rows[0]?.rider).toMatchObject({ name: "Asha Rao", addedFor: { kind: "cash", cashPaise: 150_050 } });
  expect(rows[6]?.problems[0]?.message).toBe("Row 7 has the same phone number.");
  expect(await sale.counts()).toMatchObject({ confirmed: 0 });
});

test("a row names the question that it doesn't answer, and the column that the file doesn't have", async () => {
  const sale = await aSale(5);
  const questions = [
    { id: "que_size", label: "T-shirt size", kind: "choice", options: ["S", "M"], isRequired: true },
    { id: "que_club", label: "Club", kind: "text", isRequired: true },
  ];
  await sql`UPDATE events SET questions = ${JSON.stringify(questions)} WHERE id = ${sale.event.id}`.execute(
    startline.db,
  );
  const head = HEAD.replace("\n", ",T-shirt size\n");
  const rows = await sale.rowsOf(head + line().replace("\n", ",\n") + line().replace("\n", ",XXL\n"));
  expect(rows.map(({ problems }) => problems.map(({ message }) => message))).toEqual([
    ["Please answer: T-shirt size.", "The column “Club” is missing."],
    ["T-shirt size: Choose one of the answers.", "The column “Club” is missing."],
  ]);
});

test("a row shows what would be stored, and what is wrong as the file has it", async () => {
  const sale = await aSale(5);
  const questions = [
    { id: "que_born", label: "Date of birth", kind: "date", purpose: "date_of_birth", isRequired: true },
    { id: "que_size", label: "T-shirt size", kind: "choice", options: ["S", "M"], isRequired: false },
  ];
  await sql`UPDATE events SET questions = ${JSON.stringify(questions)} WHERE id = ${sale.event.id}`.execute(
    startline.db,
  );
  const head = HEAD.replace("\n", ",Date of birth,T-shirt size\n");
  const rider = line({ name: " Asha   Rao", phone: "098200 00495" });
  const [right, wrong] = await sale.rowsOf(
    head + rider.replace("\n", ",31/5/1990,m\n") + line({ phone: "12" }).replace("\n", ",31/5/90,\n"),
  );
  expect(right).toMatchObject({
    problems: [],
    rider: { name: "Asha Rao", phone: "+919820000495", answers: { que_born: "1990-05-31", que_size: "M" } },
  });
  expect(wrong).toMatchObject({ rider: { phone: "12", answers: { que_born: "31/5/90", que_size: "" } } });
});

test("a row of a file is added once, however often and from wherever it is sent; chosen again, the file knows its rows", async () => {
  const sale = await aSale(10);
  const text = HEAD + line() + line({ cash: "1200" }) + line();
  const rows = await sale.rowsOf(text);
  // Two phones at once, and once more after a lost answer.
  const twice = await Promise.all([sale.add(rows), sale.add(rows)]);
  expect(twice.flat().filter(({ outcome }) => outcome === "added")).toHaveLength(3);
  expect(outcomes(await sale.add(rows))).toEqual(Array(3).fill("already_added"));
  expect(await sale.counts()).toMatchObject({ confirmed: 3 });

  const again = await sale.rowsOf(text);
  expect(again.map(({ added }) => added?.reference)).toEqual(twice[0]?.map(({ reference }) => reference));
  // Saved anew it is another file, and the riders are known by their numbers.
  const other = await sale.rowsOf(`${text}${line()}`);
  expect(other.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ["already_booked"],
    ["already_booked"],
    ["already_booked"],
    [],
  ]);
  const entries = (await organizer.ask("GET", `/api/admin/events/${sale.event.slug}/audit-log`)).body.entries;
  expect(entries.map(({ action }: { action: string }) => action)).toEqual(Array(3).fill("add_rider"));
});

test("two files at once run out of places in the middle: exactly as many are added as there are, and none is oversold", async () => {
  const sale = await aSale(7);
  const [one, two] = await Promise.all(
    [1, 2].map(() => sale.rowsOf(HEAD + Array.from({ length: 10 }, () => line()).join(""))),
  );
  const ends = outcomes((await Promise.all([sale.add(one ?? []), sale.add(two ?? [])])).flat());
  expect(ends.sort()).toEqual([...Array(7).fill("added"), ...Array(13).fill("event_full")]);
  expect(await sale.counts()).toMatchObject({ capacity: 7, confirmed: 7 });
  expect(await brokenPromises(startline, sale.event.id)).toEqual([]);

  // With more places the same file goes on where it stopped.
  await sql`UPDATE event_capacity SET capacity = 20 WHERE event_id = ${sale.event.id}`.execute(startline.db);
  await sql`UPDATE category_capacity SET capacity = 20 WHERE event_id = ${sale.event.id}`.execute(startline.db);
  const rest = outcomes((await Promise.all([sale.add(one ?? []), sale.add(two ?? [])])).flat());
  expect(rest.sort()).toEqual([...Array(13).fill("added"), ...Array(7).fill("already_added")]);
});

test("a row with something wrong changes nothing for the others", async () => {
  const sale = await aSale(5);
  const [right, wrong, last] = await sale.rowsOf(HEAD + line() + line({ name: "A" }) + line());
  const answers = await sale.add([right, wrong, last] as ImportRow[]);
  expect(outcomes(answers)).toEqual(["added", "name_too_short", "added"]);
});

test("where a family may book with one phone, each of its names is a rider, up to the limit", async () => {
  const sale = await aSale(10);
  await sql`UPDATE events SET bookings_per_contact = 2 WHERE id = ${sale.event.id}`.execute(startline.db);
  const { phone } = aPerson();
  const family = (name: string) => line({ name, phone });
  const codes = (rows: ImportRow[]) => rows.map(({ problems }) => problems.map(({ code }) => code).join());
  const rows = await sale.rowsOf(HEAD + family("Asha Rao") + family("asha  RAO") + family("Ravi Rao"));
  expect(codes(rows)).toEqual(["", "twice_in_file", "twice_in_file"]);
  const two = await sale.rowsOf(HEAD + family("Asha Rao") + family("Ravi Rao"));
  expect(outcomes(await sale.add(two))).toEqual(["added", "added"]);
  expect(codes(await sale.rowsOf(HEAD + family("Meera Rao")))).toEqual(["already_booked"]);
});

test("a file that is none is refused in words, and the template can be read back", async () => {
  const sale = await aSale(5);
  const refused = await sale.preview("Name,Phone\nAsha,1");
  expect([refused.status, refused.body.code, refused.body.title]).toEqual([
    422,
    "columns_missing",
    "The first row has to name the columns. Missing: Email. The template has all of them.",
  ]);
  const template = (await organizer.ask("GET", `${sale.path}/template.csv`)).body as string;
  const head = template.replace("\uFEFF", "").trimEnd();
  const { name, phone, email } = aPerson();
  const rows = await sale.rowsOf(`${head}\n${name},${phone},${email},,,VIP guest,हिंदी,yes`);
  expect(rows[0]).toMatchObject({ problems: [], rider: { language: "hi", hasSignedOnPaper: true } });
});
