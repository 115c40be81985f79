import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";
import { aPerson, checkoutOn, fillIn, takePlace } from "./rider.ts";

test("two ready-made questions take a tap each, and who is too young is told kindly and can correct it", async ({
  phone,
  anEvent,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const event = await anEvent({ capacity: 5 });
  await phone.goto(`/admin/events/${event.slug}/edit/questions`);
  const section = phone.getByRole("main");
  await section.getByRole("button", { name: "Date of birth" }).tap();
  await section.getByRole("button", { name: "T-shirt size" }).tap();
  await expect(section.getByRole("textbox", { name: "Question", exact: true }).nth(1)).toHaveValue("T-shirt size");
  await section.getByRole("button", { name: "Move T-shirt size up" }).tap();
  await expect(section.getByRole("textbox", { name: "Question", exact: true }).first()).toHaveValue("T-shirt size");
  await checkScreen(phone, "47-questions-of-an-event");
  const saved = phone.waitForResponse((reply) => reply.request().method() === "PATCH" && reply.ok());
  await phone.getByRole("button", { name: "Save", exact: true }).tap();
  const form = await (await saved).json();
  expect(form.questions.map(({ kind, purpose }: Record<string, string>) => [kind, purpose])).toEqual([
    ["choice", "shirt_size"],
    ["date", "date_of_birth"],
  ]);

  const rider = await (await browser.newContext({ baseURL: baseURL as string })).newPage();
  await takePlace(rider, event.slug);
  await fillIn(rider, aPerson());
  await rider.getByLabel("T-shirt size").selectOption("M");
  const born = rider.getByRole("group", { name: "Date of birth" });
  const write = async (day: string, month: string, year: string) => {
    await born.getByLabel("Day").fill(day);
    await born.getByLabel("Month").fill(month);
    await born.getByLabel("Year").fill(year);
  };
  await write("31", "5", "2015");
  await rider.getByRole("button", { name: /^Pay ₹/ }).tap();
  await expect(born.getByText(/We're sorry: riders have to be 18 or older on/)).toBeVisible();
  await checkScreen(rider, "48-too-young");
  await write("31", "5", "1990");
  await rider.getByRole("button", { name: /^Pay ₹/ }).tap();
  await checkoutOn(rider);
  await rider.context().close();
});
