import type { Page } from "@playwright/test";
import { randomText } from "#platform/ids.ts";
import { add } from "../builders/added-rider.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";
import { aTeamMember, signInAs } from "./team-member.ts";

const box = (page: Page) => page.getByRole("combobox", { name: "Find anything" });

test("on a phone one button finds a rider, a page by its other name, and an event", async ({
  phone,
  anEvent,
  rooms,
}) => {
  const event = await anEvent({ capacity: 5 });
  const name = `Meera ${randomText(8)}`;
  const number = `+9198${Array.from({ length: 8 }, () => Math.floor(Math.random() * 10)).join("")}`;
  await add(rooms, event, { name, phone: number });

  await phone.goto(`/admin/events/${event.slug}`);
  await phone.getByRole("button", { name: "Find anything" }).tap();
  await expect(box(phone)).toBeFocused();
  await expect(phone.getByRole("option", { name: /^Riders/ })).toBeVisible();
  await checkScreen(phone, "195-find-empty");

  await box(phone).fill("refund");
  await expect(phone.getByRole("option").first()).toHaveText(/^Riders/);
  await expect(phone.getByRole("option", { name: /^Cancel the whole event/ })).toBeVisible();
  await box(phone).fill("t-shirt");
  await expect(phone.getByRole("option", { name: /^Lists and downloads/ })).toBeVisible();

  await box(phone).fill(`0${number.slice(3, 8)} ${number.slice(8)}`);
  const rider = phone.getByRole("option", { name: new RegExp(name) });
  await expect(rider).toContainText("Confirmed");
  await checkScreen(phone, "196-find-rider");
  await box(phone).fill("xyzzy nothing");
  await expect(phone.getByText("Nothing found.", { exact: false })).toBeVisible();
  await checkScreen(phone, "197-find-nothing");
  await box(phone).fill(name.toUpperCase());
  await rider.tap();
  await expect(phone).toHaveURL(new RegExp(`/admin/events/${event.slug}/bookings/bkg_`));
  await expect(phone.getByText(name).first()).toBeVisible();

  // From the list of events riders of every event are found, and events too.
  await phone.goto("/admin");
  await phone.getByRole("button", { name: "Find anything" }).tap();
  await box(phone).fill(name);
  await expect(rider).toContainText("Test ride");
  await box(phone).fill(event.slug);
  await expect(phone.getByRole("option", { name: /Test ride/ }).first()).toBeVisible();
  await phone.getByRole("button", { name: "Close" }).tap();
  await expect(phone.getByRole("dialog")).toHaveCount(0);

  // Without a network the pages are found, and it is said what is missing.
  await phone.getByRole("button", { name: "Find anything" }).tap();
  await phone.context().setOffline(true);
  await box(phone).fill("team");
  await expect(phone.getByRole("alert").filter({ hasText: "riders and events are missing here" })).toBeVisible();
  await expect(phone.getByRole("option", { name: /^Team/ })).toBeVisible();
  await phone.context().setOffline(false);
});

test("at a desk the keyboard alone finds and opens, and the focus comes back", async ({
  browser,
  baseURL,
  anEvent,
  signIn,
}) => {
  const event = await anEvent({ capacity: 5 });
  const context = await browser.newContext({
    baseURL: baseURL as string,
    viewport: { width: 1280, height: 800 },
    isMobile: false,
    hasTouch: false,
  });
  const desk = await context.newPage();
  await signIn(desk);
  await desk.goto(`/admin/events/${event.slug}/statement`);
  const link = desk.getByRole("link", { name: "Download PDF" });
  await link.focus();
  await expect(async () => {
    await desk.keyboard.press("Control+k");
    await expect(box(desk)).toBeFocused({ timeout: 1000 });
  }).toPass();
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog")).toHaveCount(0);
  await expect(link).toBeFocused();

  await desk.keyboard.press("Meta+k");
  await desk.keyboard.type("csv");
  await expect(desk.getByRole("option", { name: /^Lists and downloads/ })).toBeVisible();
  const chosen = desk.getByRole("option", { selected: true });
  await expect(chosen).toHaveCount(1);
  await desk.keyboard.press("ArrowDown");
  await expect(box(desk)).toHaveAttribute("aria-activedescendant", (await chosen.getAttribute("id")) as string);
  // The focus stays inside.
  for (let press = 0; press < 4; press += 1) await desk.keyboard.press("Tab");
  await expect(desk.getByRole("dialog").locator(":focus")).toHaveCount(1);
  await box(desk).focus();
  await box(desk).fill("start list");
  await expect(desk.getByRole("option").first()).toHaveText(/^Start list/);
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(new RegExp(`/admin/events/${event.slug}/downloads/start-list`));
  await context.close();
});

test("whoever only checks riders in finds check-in and their account, and no rider", async ({
  page,
  product,
  rooms,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const name = `Hidden ${randomText(8)}`;
  await add(rooms, event, { name });
  await signInAs(page, product, await aTeamMember(rooms.db, product, "check_in"));
  await page.goto("/admin/check-in");
  await page.getByRole("button", { name: "Find anything" }).tap();
  await expect(page.getByRole("option")).toHaveText([/^Check-in, all events/, /^Your account/]);
  await box(page).fill(name);
  await expect(page.getByText("Nothing found.", { exact: false })).toBeVisible();
});
