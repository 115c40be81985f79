import type { Page } from "@playwright/test";
import { toIndiaLocal } from "#platform/india-local.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

const save = (phone: Page) => phone.getByRole("button", { name: "Save", exact: true }).tap();
const expectSaved = (phone: Page) => expect(phone.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
const formOf = async (phone: Page, slug: string) => (await phone.request.get(`/api/admin/events/${slug}`)).json();

/** One field of each page, what somebody writes there, and what is then saved. */
const pages = [
  { page: "basics", label: "Where it starts", value: "Saras Baug", saved: { place: "Saras Baug" } },
  { page: "places", label: "Name", value: "60 km", saved: { categories: [{ name: "60 km" }] } },
  { page: "sale", label: "How many minutes early people may join", value: "45", saved: { preQueueMinutes: 45 } },
  { page: "questions", label: "Question", value: "Club", saved: { questions: [{ label: "Club" }] } },
  { page: "waiver", label: "Text", value: "I ride with care.", saved: { waiverText: "I ride with care." } },
  { page: "page", label: "Rules", value: "Helmets on\nKeep left", saved: { rules: ["Helmets on", "Keep left"] } },
  { page: "contact", label: "Organization", value: "Pune Trust", saved: { organizerName: "Pune Trust" } },
];

test("each page of Set-up keeps what was typed while the network is away and over a reload, and is saved by itself", async ({
  phone,
  anEvent,
}) => {
  test.setTimeout(180_000);
  const { slug } = await anEvent({ capacity: 5 });
  for (const { page, label, value, saved } of pages) {
    await test.step(page, async () => {
      await phone.goto(`/admin/events/${slug}/edit/${page}`);
      if (page === "questions") await phone.getByRole("button", { name: "Add a question" }).tap();
      const field = phone.getByRole("textbox", { name: label, exact: true });
      await field.fill(value);
      await phone.context().setOffline(true);
      await save(phone);
      await expect(phone.getByText(/^Startline cannot be reached. Nothing is lost/).first()).toBeVisible();
      await phone.context().setOffline(false);
      await phone.reload();
      await expect(phone.getByText("We restored what you typed")).toBeVisible();
      await expect(field).toHaveValue(value);
      await checkScreen(phone, `84-set-up-${page}`, { isOtherWhereWide: true });
      await save(phone);
      await expectSaved(phone);
      expect(await formOf(phone, slug)).toMatchObject(saved);
    });
  }
  // No page has taken back what another has saved.
  expect(await formOf(phone, slug)).toMatchObject(Object.assign({}, ...pages.map(({ saved }) => saved)));
});

test("two who write on one page at once lose nothing, and of a true conflict read who wrote what", async ({
  phone,
  browser,
  baseURL,
  signIn,
  product,
  anEvent,
}) => {
  const { slug } = await anEvent({ capacity: 5 });
  const context = await browser.newContext({ baseURL: baseURL as string });
  const laptop = await context.newPage();
  await signIn(laptop);
  for (const each of [phone, laptop]) await each.goto(`/admin/events/${slug}/edit/basics`);
  const fill = (each: Page, name: string, value: string) =>
    each.getByRole("textbox", { name, exact: true }).fill(value);

  await fill(laptop, "Where it starts", "Saras Baug");
  await laptop.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(laptop);
  await fill(phone, "Title", "Night ride");
  await save(phone);
  await expect(phone.getByText("Saved, including what somebody else changed: Where it starts")).toBeVisible();

  await fill(laptop, "Title", "Moonlight ride");
  await laptop.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = laptop.getByRole("listitem").filter({ hasText: "You wrote: Moonlight ride" });
  await expect(conflict).toContainText(`${product.organizer.email} wrote on`);
  await expect(conflict).toContainText("Night ride");
  await checkScreen(laptop, "85-set-up-conflict");
  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await laptop.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(laptop);
  expect(await formOf(phone, slug)).toMatchObject({ title: "Night ride", place: "Saras Baug" });
  await context.close();
});

test("an impossible order of dates is refused in words, here and by the server, and one tap mends it", {
  tag: "@long",
}, async ({ phone, anEvent, product }) => {
  const { slug } = await anEvent({ capacity: 5 });
  const form = await formOf(phone, slug);
  const early = new Date(new Date(form.closesAt).getTime() - 2 * 60 * 60 * 1000);
  const refused = await phone.request.patch(`/api/admin/events/${slug}`, {
    data: { base: { startsAt: form.startsAt }, wanted: { startsAt: early } },
    headers: { origin: product.url },
  });
  expect(refused.status()).toBe(422);

  await phone.goto(`/admin/events/${slug}/edit/basics`);
  await phone.getByLabel("Starts at").fill(toIndiaLocal(early));
  await save(phone);
  await expect(phone.getByText("The sale must close by the time the event starts.")).toBeVisible();
  await expect(phone.getByRole("link", { name: /^The sale must close/ })).toHaveAttribute(
    "href",
    `/admin/events/${slug}/edit/sale#closesAt`,
  );
  await checkScreen(phone, "86-set-up-dates");
  await phone.getByRole("button", { name: "End the sale when the event starts" }).tap();
  await save(phone);
  await phone.getByRole("button", { name: "Save and show it" }).tap();
  await expectSaved(phone);
  const { startsAt, closesAt } = await formOf(phone, slug);
  expect(startsAt).toBe(closesAt);
});

test("the preview shows page, form, ticket, email and SMS of a rider who is an example, in each language", {
  tag: "@long",
}, async ({ phone, anEvent }) => {
  const { slug } = await anEvent({ capacity: 5 });
  await phone.goto(`/admin/events/${slug}/edit`);
  await phone.getByRole("link", { name: "Preview" }).tap();
  const frame = (title: string) => phone.frameLocator(`iframe[title="${title}: example"]`);
  await expect(frame("Page").getByRole("heading", { name: "Test ride", level: 1 })).toBeVisible();
  await expect(frame("Form").getByLabel("Email")).toBeVisible();
  await expect(frame("Ticket").getByText("Asha Kulkarni (example)")).toBeVisible();
  await expect(frame("Email").getByText("EXAM-PLE2").filter({ visible: true }).first()).toBeVisible();
  await expect(phone.getByText(/^\d+ characters, \d parts?$/)).toBeVisible();
  await checkScreen(phone, "87-preview", { isOtherWhereWide: true });

  await phone.getByRole("link", { name: "Marathi" }).tap();
  await expect(frame("Ticket").getByText("आशा कुलकर्णी (उदाहरण)")).toBeVisible();
  await expect(frame("Form").getByRole("heading", { level: 1 })).not.toHaveText(/[a-z]/);
});
