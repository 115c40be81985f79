import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import decodeQr from "jsqr";
import sharp from "sharp";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

/** What a volunteer does with a thumb: taps, and fields that they fill in. */
function aThumb(page: Page) {
  const count = { taps: 0, fields: 0 };
  return {
    count,
    async tap(target: Locator) {
      count.taps += 1;
      await target.tap();
    },
    async fill(label: string, value: string) {
      count.fields += 1;
      count.taps += 1; // To begin to write.
      await page.getByRole("textbox", { name: label, exact: true }).first().fill(value);
    },
  };
}

test("from nothing to published takes a volunteer at most 25 taps and 15 fields", async ({ phone }) => {
  test.setTimeout(120_000);
  const { count, tap, fill } = aThumb(phone);
  const title = `Sunrise ride ${Date.now()}`;
  const slug = title.toLowerCase().replaceAll(" ", "-");
  await tap(phone.getByRole("link", { name: "New event" }));
  await expect(phone.getByText("What should it start from?")).toBeVisible();
  await checkScreen(phone, "80-new-event-choice");
  await tap(phone.getByRole("link", { name: /^Cycling ride/ }));

  await fill("Title", title);
  await fill("Places", "200");
  await fill("Your ticket price", "500");
  await checkScreen(phone, "81-new-event-named");
  await tap(phone.getByRole("button", { name: "Make the draft" }));

  const goOn = () => tap(phone.getByRole("button", { name: "Save and go on" }));
  const onPage = (name: string) => expect(phone.getByRole("heading", { name, level: 2 })).toBeVisible();
  await expect(phone).toHaveURL(`/admin/events/${slug}/edit/basics`);
  await phone.waitForLoadState();
  await fill("Where it starts", "Saras Baug, Pune");
  await goOn();
  for (const name of ["Places and prices", "Sale times", "Rider questions", "Waiver", "Page"]) {
    await onPage(name);
    await goOn();
  }
  await onPage("Contact");
  await fill("Organization", "Pune Trust");
  await fill("Phone", "020 5550 0147");
  await fill("Address", "Second floor, Pune 411004");
  await goOn();
  await expect(phone).toHaveURL(`/admin/events/${slug}/edit`);
  await checkScreen(phone, "81-set-up-complete");
  await tap(phone.getByRole("link", { name: "Check and publish" }));
  await tap(phone.getByRole("button", { name: "Publish" }));
  await expect(phone.getByText("Booking opens on", { exact: false })).toBeVisible();
  const yes = phone.getByRole("button", { name: "Yes, publish it" });
  await expect(yes).toBeEnabled();
  await expect(yes).not.toHaveAttribute("aria-disabled", "true");
  await tap(yes);
  await expect
    .poll(async () => (await phone.request.get(`/api/events/${slug}`)).status(), { timeout: 10_000 })
    .toBe(200);
  expect(count.taps).toBeLessThanOrEqual(25);
  expect(count.fields).toBeLessThanOrEqual(15);

  const shown = await (await phone.request.get(`/api/events/${slug}?lang=mr`)).json();
  expect(shown.questions.length).toBe(5);
  await phone.goto(`/mr/e/${slug}`);
  await expect(phone.getByText("प्रत्येक किलोमीटरला हेल्मेट, पट्टा बांधून.")).toBeVisible();
});

test("next year's event begins as a copy, and a draft that nobody wants is deleted", { tag: "@long" }, async ({
  phone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await phone.goto("/admin/events/new");
  await phone.locator(`a[href$="?copy=${event.slug}"]`).tap();
  await expect(phone.getByText("Its dates are a year later, on the same weekday")).toBeVisible();
  await phone.getByRole("button", { name: "Make the draft" }).tap();
  await expect(phone).toHaveURL(new RegExp(`/admin/events/${event.slug}-20\\d\\d/edit/basics$`));
  const path = new URL(phone.url()).pathname.replace("/edit/basics", "");
  await phone.goto(`${path}/edit/places`);
  await expect(phone.getByRole("textbox", { name: "Places in all" })).toHaveValue("5");
  await phone.getByRole("link", { name: "Set-up" }).first().tap();

  await phone.getByRole("button", { name: "Delete this draft" }).tap();
  await checkScreen(phone, "82-delete-draft");
  await phone.route("**/api/admin/events/*", async (route) => {
    await route.fetch();
    await route.abort();
  });
  const yes = phone.getByRole("button", { name: "Yes, delete it" });
  await expect(yes).not.toHaveAttribute("aria-disabled", "true");
  await yes.tap();
  await expect(phone.getByText("No answer came, so it may not have happened.")).toBeVisible();
  // Not behind the bar at the bottom.
  await expect
    .poll(() =>
      phone.getByText("No answer came, so it may not have happened.").evaluate((words) => {
        const { x, y, width, height } = words.getBoundingClientRect();
        return words.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }),
    )
    .toBe(true);
  await phone.unroute("**/api/admin/events/*");
  await yes.tap();
  await expect(phone).toHaveURL("/admin");
  expect((await phone.request.get(`/api${path}`)).status()).toBe(404);
});

test("the share page has the link as a message, as a QR code that opens it, and as a poster", { tag: "@long" }, async ({
  phone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await phone.goto(`/admin/events/${event.slug}/share`);
  const message = phone.getByLabel("Text for WhatsApp");
  const link = (await message.inputValue()).split("\n").at(-1) as string;
  expect(link).toMatch(new RegExp(`/e/${event.slug}$`));
  await message.fill(`Come along: ${link}`);
  const send = await phone.getByRole("link", { name: "Send in WhatsApp" }).getAttribute("href");
  expect(send).toBe(`https://wa.me/?text=${encodeURIComponent(`Come along: ${link}`)}`);
  await checkScreen(phone, "83-share");

  const downloading = phone.waitForEvent("download");
  await phone.getByRole("link", { name: "Download the QR code" }).tap();
  const image = await readFile(await (await downloading).path());
  const { data, info } = await sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(decodeQr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(link);

  await phone.emulateMedia({ media: "print" });
  await expect(phone.getByRole("region", { name: "Poster" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Print a poster" })).toBeHidden();
});
