import type { Locator, Page } from "@playwright/test";
import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

const WIDE = { width: 1280, height: 800 };

test("every page of an event fits a phone and a desktop, and no bar covers its last control", async ({
  phone,
  anEvent,
  sellTo,
  rooms,
}) => {
  test.setTimeout(180_000);
  const event = await anEvent({ capacity: 5 });
  const long = "Pune to Pandharpur and back by way of Satara, the night ride of the Sahyadri Cycling Trust 2027";
  await sql`UPDATE events SET title = ${long} WHERE id = ${event.id}`.execute(rooms.db);
  await sellTo(event);

  for (const page of ["", "/bookings", "/statement", "/edit", "/edit/page", "/history", "/cancel"]) {
    await phone.goto(`/admin/events/${event.slug}${page}`);
    await expect(phone.getByRole("heading", { name: long, level: 1 })).toBeVisible();
    await checkScreen(phone, `77-area${page.replaceAll("/", "-")}`, { isOtherWhereWide: true });
    await test.step(`the last control of ${page || "the first page"}`, () => expectLastControlInReach(phone));
  }

  await test.step("the form's bar stands above the areas', wherever the page is", async () => {
    await phone.goto(`/admin/events/${event.slug}/edit/page`);
    await expectUncovered(phone.getByRole("button", { name: "Save", exact: true }));
  });

  await test.step("the controls stand on the areas' bar, and nothing shows between them", async () => {
    await phone.goto(`/admin/events/${event.slug}`);
    const controls = await phone.getByRole("region", { name: "Controls" }).boundingBox();
    const areas = await phone.getByRole("navigation", { name: "This event" }).boundingBox();
    expect((controls?.y ?? 0) + (controls?.height ?? 0)).toBeCloseTo((areas?.y ?? 0) - 1, 0);
  });

  await test.step("on a desktop the areas stand at the left, and the page has the rest of the width", async () => {
    await phone.setViewportSize(WIDE);
    await phone.goto(`/admin/events/${event.slug}`);
    const areas = await phone.getByRole("navigation", { name: "This event" }).boundingBox();
    const main = await phone.getByRole("main").boundingBox();
    expect(areas).toMatchObject({ x: expect.closeTo(12, 0), y: expect.closeTo(68, 0) });
    expect(main?.width).toBeGreaterThan(1060);
    await phone.mouse.wheel(0, 2000);
    await expect(phone.getByRole("region", { name: "Controls" })).toBeInViewport({ ratio: 1 });
    await expect(phone.getByRole("link", { name: "Riders", exact: true })).toBeInViewport({ ratio: 1 });
  });
});

test("no page of an event is shown to somebody who is not signed in, and the sign-in leads back to it", async ({
  page,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  for (const name of [
    "",
    "/attention",
    "/bookings",
    "/cancel",
    "/controls",
    "/edit",
    "/edit/basics",
    "/history",
    "/preview",
    "/statement",
  ]) {
    const path = `/admin/events/${event.slug}${name}`;
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location).toBe(`/admin/sign-in?back=${encodeURIComponent(path)}`);
  }
});

test("a sale is paused in two taps, and the button is in reach wherever the page is", async ({
  phone,
  anEvent,
  rooms,
}) => {
  const event = await anEvent({ capacity: 5 });
  const isPaused = async () =>
    (
      await sql<{ isPaused: boolean }>`SELECT is_paused AS "isPaused" FROM events WHERE id = ${event.id}`.execute(
        rooms.db,
      )
    ).rows[0]?.isPaused;
  await phone.goto(`/admin/events/${event.slug}`);
  const pause = phone.getByRole("button", { name: "Pause", exact: true });
  await expectUncovered(pause);
  await phone.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expectUncovered(pause);

  let taps = 0;
  for (const name of ["Pause", "Pause the sale"]) {
    await phone.getByRole("button", { name, exact: true }).tap();
    taps += 1;
  }
  expect(taps).toBeLessThanOrEqual(2);
  await expect.poll(isPaused).toBe(true);
  await phone.keyboard.press("Escape");
  // The focus is where it was before.
  await expect(phone.getByRole("button", { name: "Resume", exact: true })).toBeFocused();
});

test("the list of events has a row for each, and folds drafts and what is over", { tag: "@long" }, async ({
  phone,
  anEvent,
  rooms,
}) => {
  const [onSale, draft, cancelled] = [
    await anEvent({ capacity: 1500 }),
    await anEvent({ capacity: 5 }),
    await anEvent({ capacity: 5 }),
  ];
  await sql`UPDATE events SET state = 'draft' WHERE id = ${draft.id}`.execute(rooms.db);
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${cancelled.id}`.execute(rooms.db);
  await phone.goto("/admin");
  const rowOf = ({ slug }: { slug: string }) =>
    phone.getByRole("listitem").filter({ has: phone.locator(`a[href$="/${slug}"]`) });
  await expect(rowOf(onSale)).toContainText("0 of 1,500 sold");
  await expect(rowOf(draft)).toHaveCount(0);
  await expect(rowOf(cancelled)).toHaveCount(0);

  await phone.getByText(/^Drafts: \d/).tap();
  await expect(rowOf(draft)).toBeVisible();
  await phone.getByText(/^Past and cancelled: \d/).tap();
  await expect(rowOf(cancelled)).toContainText("Cancelled");
  await checkScreen(phone, "78-events-unfolded", { isOtherWhereWide: true });
  await rowOf(draft).getByRole("link").tap();
  await expect(phone).toHaveURL(`/admin/events/${draft.slug}`);
  await checkScreen(phone, "79-draft-now", { isOtherWhereWide: true });
  await expectLastControlInReach(phone);
});

/** It can be pressed where it is, without scrolling. */
async function expectUncovered(button: Locator): Promise<void> {
  await expect(button).toBeInViewport({ ratio: 1 });
  const isOnTop = await button.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop, "nothing stands over the button").toBe(true);
}

/** Scrolled to its end, the page shows its last control above whatever is fixed at the foot of the screen. */
async function expectLastControlInReach(page: Page): Promise<void> {
  const covered = await page.evaluate(() => {
    window.scrollTo(0, document.body.scrollHeight);
    const seen = [...document.querySelectorAll<HTMLElement>("main :is(a, button, input, textarea, summary)")].filter(
      (control) => control.checkVisibility() && !isFixed(control),
    );
    if (seen.length === 0) return null;
    const last = seen.reduce((lowest, control) => (bottomOf(control) > bottomOf(lowest) ? control : lowest));
    // On a page that ends in text it stands higher up.
    if (last.getBoundingClientRect().top < window.innerHeight / 2) last.scrollIntoView({ block: "center" });
    const { left, width, bottom } = last.getBoundingClientRect();
    const atItsFoot = document.elementFromPoint(left + width / 2, bottom - 2);
    return atItsFoot && (last.contains(atItsFoot) || atItsFoot.contains(last)) ? null : last.outerHTML;

    function isFixed(control: Element): boolean {
      for (let part: Element | null = control; part; part = part.parentElement) {
        if (getComputedStyle(part).position === "fixed") return true;
      }
      return false;
    }
    function bottomOf(control: Element): number {
      return control.getBoundingClientRect().bottom;
    }
  });
  expect(covered, "the control that a bar covers").toBeNull();
}
