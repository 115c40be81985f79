import { sql } from "kysely";
import { confirmMany } from "../builders/large-event.ts";
import { aPerson } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

test("a volunteer gives out bibs, prints the start list and downloads what the timing company needs", async ({
  phone,
  anEvent,
  rooms,
}) => {
  const event = await anEvent({
    capacity: 40,
    categories: [
      { id: "100 km", capacity: 20 },
      { id: "50 km", capacity: 20 },
    ],
  });
  await confirmMany(rooms.db, event, 12);
  await sql`UPDATE bookings SET category_id = '50 km' WHERE event_id = ${event.id} AND queue_number > 8`.execute(
    rooms.db,
  );
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await phone.getByRole("link", { name: "Bibs" }).tap();
  await expect(phone.getByRole("heading", { name: "Bibs", exact: true })).toBeVisible();
  await checkScreen(phone, "86-bibs-none");
  const numbers = phone.getByRole("textbox");
  const save = phone.getByRole("button", { name: "Save the numbers" });
  for (const [index, number] of ["1001", "1005", "2001", "2999"].entries()) await numbers.nth(index).fill(number);
  await save.tap();
  await expect(phone.getByText("The range of 100 km is too small: 3 riders get no number.")).toBeVisible();
  await numbers.nth(1).fill("2001");
  await save.tap();
  await expect(phone.getByText("The ranges of 100 km and 50 km overlap.")).toBeVisible();
  await checkScreen(phone, "87-bibs-overlap");
  await numbers.nth(1).fill("1999");
  await save.tap();
  await expect(phone.getByText("Saved.")).toBeVisible();
  await phone.getByRole("button", { name: "Give 12 riders a number" }).tap();
  await expect(phone.getByText("12 riders got a number.")).toBeVisible();
  await checkScreen(phone, "88-bibs-given");

  await phone.getByRole("link", { name: "Print the bib list" }).tap();
  await expect(phone.getByText("12 riders, by bib.")).toBeVisible();
  await expect(phone.getByRole("row").nth(1)).toContainText("1001");
  await checkScreen(phone, "89-start-list");

  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await phone.getByLabel("Find a rider").fill("1003");
  await phone.getByRole("button", { name: "Find", exact: true }).tap();
  await expect(phone.getByRole("row").nth(1)).toContainText("Bib 1003");
  await phone.getByRole("link", { name: "Downloads" }).tap();
  await expect(phone.getByRole("heading", { name: "Downloads", exact: true })).toBeVisible();
  await phone.getByRole("button", { name: "Timing company" }).tap();
  await phone.getByText(/^Columns: /).tap();
  await checkScreen(phone, "90-downloads");
  const link = phone.getByRole("link", { name: "Download for Excel" });
  await expect(link).toHaveAttribute("href", /columns=bib%2Cname%2Ccategory%2Cphone.*order=bib/);
  const downloading = phone.waitForEvent("download");
  await link.tap();
  expect((await downloading).suggestedFilename()).toMatch(/-riders-.*\.xlsx$/);
});

test("a volunteer adds many riders from a spreadsheet, sees every row first, and goes on after the network was cut", async ({
  phone,
  anEvent,
  placesOf,
  rooms,
}) => {
  const event = await anEvent({
    capacity: 60,
    categories: [
      { id: "100 km", capacity: 30 },
      { id: "50 km", capacity: 30 },
    ],
  });
  const questions = [
    { id: "que_born", label: "Date of birth", kind: "date", purpose: "date_of_birth", isRequired: true },
    { id: "que_size", label: "T-shirt size, which runs small: take one more", isRequired: false },
  ];
  await sql`UPDATE events SET questions = ${JSON.stringify(questions)} WHERE id = ${event.id}`.execute(rooms.db);
  const lines = Array.from({ length: 25 }, () => {
    const { name, phone: number, email } = aPerson();
    return `${name};${number.replace("+91", "")};${email};500;;50KM;31.5.1990;XL`;
  });
  const wrong = [
    "Asha Rao;9,87E+09;asha@example.com;500;;50 km;31.5.90;",
    "Ravi Kale;9812345678;ravi@example.com;;;50 km;1.1.1990;",
  ];
  const file = {
    name: "guests.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "Name;Mobile;Email;Cash;Reason;Category;Date of birth;T-shirt size, which runs small: take one more",
        ...lines,
        ...wrong,
      ].join("\r\n"),
    ),
  };
  await phone.goto(`/admin/events/${event.slug}/bookings`);
  await phone.getByRole("link", { name: "Add many" }).tap();
  await phone.getByLabel("CSV file").setInputFiles({ ...file, buffer: Buffer.from("Name;Mobile\r\nAsha;1") });
  await expect(phone.getByText("Missing: Email, Category. The template has all of them.")).toBeVisible();
  await checkScreen(phone, "91-import-refused");
  await phone.getByLabel("CSV file").setInputFiles(file);
  await expect(phone.getByText("25 riders ready, 2 not right.")).toBeVisible();
  await expect(phone.getByText("Excel has shortened this number")).toBeVisible();
  const ready = phone.getByRole("listitem").filter({ hasText: "Ready" }).first();
  await expect(ready).toContainText("50 km · ₹500 in cash · English");
  await expect(ready).toContainText("Date of birth: 1990-05-31");
  await expect(ready).toContainText("take one more: XL");
  await checkScreen(phone, "92-import-preview");

  // The second answer is lost on the way.
  let requests = 0;
  await phone.route("**/rider-import", async (route) => {
    requests += 1;
    if (requests !== 2) return route.continue();
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await phone.getByRole("button", { name: "Add 25 riders" }).tap();
  await expect(phone.getByText("Press again: nobody is added twice.")).toBeVisible();
  await checkScreen(phone, "93-import-cut");
  await phone.getByRole("button", { name: "Add 5 riders" }).tap();
  await expect(phone.getByText("20 added, 5 already there, 2 not right.")).toBeVisible();
  await checkScreen(phone, "94-import-done");
  expect(await placesOf(event)).toMatchObject({ confirmed: 25 });
});
