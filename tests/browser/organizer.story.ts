import { readFile } from "node:fs/promises";
import { fromIndiaLocal, toIndiaLocal } from "#platform/india-local.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { aVisitor, payAt } from "../builders/visitor.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("the organizer signs in on a phone, sees the count, finds a rider and takes the list home", async ({
  page,
  product,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 5 });
  const rider = aVisitor((path, init) => fetch(`${product.url}${path}`, init), event);
  await payAt(product.razorpayUrl, await rider.toCheckout());
  await expect.poll(() => placesOf(event)).toMatchObject({ confirmed: 1 });
  const { reference } = (await rider.look()).body;

  await test.step("nobody gets in without signing in, and a wrong password is said", async () => {
    await page.goto(`/admin/events/${event.slug}/bookings`);
    await expect(page.getByRole("heading", { name: "Sign in to your events" })).toBeVisible();
    await checkScreen(page, "20-sign-in");
    await page.getByLabel("Email").fill(product.organizer.email);
    await page.getByLabel("Password").fill("not my password");
    await page.getByRole("button", { name: "Sign in" }).tap();
    await expect(page.getByText("Wrong email address or password.")).toBeVisible();
    await page.getByLabel("Password").fill(product.organizer.password);
    await page.getByRole("button", { name: "Sign in" }).tap();
  });

  await test.step("after it they are where they wanted to go", async () => {
    await expect(page).toHaveURL(`/admin/events/${event.slug}/bookings`);
    await expect(page.getByLabel("Find a rider")).toBeVisible();
  });

  await test.step("the list of events leads to the sale with its counts", async () => {
    await page.goto("/admin");
    await expect(page.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
    await checkScreen(page, "21-events");
    const row = page.getByRole("listitem").filter({ has: page.locator(`a[href$="/${event.slug}"]`) });
    await expect(row).toContainText("1 of 5 sold");
    await expect(row).toContainText("On sale");
    await row.getByRole("link").tap();
    const count = (name: string) => page.locator("dt").getByText(name, { exact: true }).locator("+ dd");
    await expect(count("Confirmed")).toHaveText(/^1/);
    await expect(count("Left")).toHaveText(/^4/);
    await checkScreen(page, "22-sale");
  });

  await test.step("the event's areas are large and apart enough for a thumb, and the open one is marked", async () => {
    const areas = page.getByRole("navigation", { name: "This event" }).getByRole("link");
    await expect(areas).toHaveText(["Now", "Riders", "Money", "Set-up"]);
    await expect(areas.and(page.locator("[aria-current=page]"))).toHaveText("Now");
    const boxes = await areas.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
    for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
    // One line, at the foot of the screen.
    expect(new Set(boxes.map(({ bottom }) => Math.round(bottom)))).toEqual(new Set([740]));
  });

  await test.step("a part of a name finds the booking", async () => {
    await page.getByRole("link", { name: "Riders", exact: true }).tap();
    await page.getByLabel("Find a rider").fill(rider.person.name);
    await page.getByRole("button", { name: "Find", exact: true }).tap();
    await expect(page.getByRole("row").filter({ hasText: rider.person.name })).toContainText(reference);
    // Names in an address stay in every log on the way.
    expect(page.url()).not.toContain("?");
    await checkScreen(page, "23-bookings");
  });

  await test.step("the export holds the rider's row once", async () => {
    await page.getByRole("link", { name: "Downloads" }).tap();
    await page.getByRole("button", { name: "All", exact: true }).tap();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).tap();
    const file = await (await downloading).path();
    const rows = (await readFile(file, "utf8")).split("\n").filter((line) => line.includes(reference));
    expect(rows).toHaveLength(1);
    for (const known of [rider.person.name, rider.person.email]) expect(rows[0]).toContain(known);
  });
});

test("what an organizer typed survives a reload, somebody else's save and the end of the session", {
  tag: "@long",
}, async ({ page, product, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  const { email, password } = product.organizer;
  const signIn = async () => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).tap();
  };
  await page.goto(`/admin/events/${event.slug}/edit/basics`);
  await signIn();
  const title = page.getByRole("textbox", { name: "Title", exact: true });

  await test.step("a reload, as when the phone kills the tab", async () => {
    await title.fill("A ride with a better title");
    await expect(page.getByText("Not saved yet. Kept in this browser.")).toBeVisible();
    await page.reload();
    await expect(page.getByText("We restored what you typed")).toBeVisible();
    await expect(title).toHaveValue("A ride with a better title");
    await checkScreen(page, "24-typed-is-back");
  });

  await test.step("another organizer's save of another field", async () => {
    const { place } = await (await page.request.get(`/api/admin/events/${event.slug}`)).json();
    const saved = await page.request.patch(`/api/admin/events/${event.slug}`, {
      data: { base: { place }, wanted: { place: "Saras Baug, Pune" } },
      headers: { origin: product.url },
    });
    expect(saved.status()).toBe(200);
  });

  await test.step("an ended session, and the way back", async () => {
    const { cookies } = await page.context().storageState();
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    await page.getByRole("link", { name: "Sign in again" }).tap();
    expect(cookies.length).toBeGreaterThan(0);
    await signIn();
    await expect(title).toHaveValue("A ride with a better title");
    await expect(page.getByRole("textbox", { name: "Where it starts" })).toHaveValue("Saras Baug, Pune");
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  await test.step("a date is said back, and what people see at once is asked before it is saved", async () => {
    const closes = toIndiaLocal(new Date(Date.now() + 7 * 24 * 60 * 60 * 1000));
    const time = fromIndiaLocal(closes) as Date;
    await page.goto(`/admin/events/${event.slug}/edit/sale`);
    await page.getByLabel("Closes at").fill(closes);
    await expect(page.getByText(`${indianDate(time)}, ${indianTime(time)}`)).toBeVisible();
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    await expect(page.getByText("People will see this at once:")).toBeVisible();
    await checkScreen(page, "25-seen-at-once");
    await page.getByRole("button", { name: "Save and show it" }).tap();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    const form = await (await page.request.get(`/api/admin/events/${event.slug}`)).json();
    expect(form).toMatchObject({ title: "A ride with a better title", place: "Saras Baug, Pune" });
  });
});
