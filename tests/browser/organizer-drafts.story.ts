import { sql } from "kysely";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test.beforeEach(({ page, signIn }) => signIn(page));

test("a new event has its own pages from the first save on, and they say what is missing", async ({ page }) => {
  const title = `A new ride ${Date.now()}`;
  const path = `/admin/events/${title.toLowerCase().replaceAll(" ", "-")}`;
  await page.goto("/admin/events/new?from=empty");
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await page.getByRole("button", { name: "Make the draft" }).tap();
  await expect(page).toHaveURL(`${path}/edit/basics`);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "New event" })).toHaveCount(0);

  await page.getByRole("main").getByRole("link", { name: "Set-up" }).tap();
  await expect(page).toHaveURL(`${path}/edit`);
  const waiver = page.getByRole("listitem").filter({ hasText: "Waiver: not complete" });
  await expect(waiver).toContainText("Write the waiver");
  await expect(page.getByRole("listitem").filter({ hasText: "Rider questions: complete" })).toBeVisible();
  await checkScreen(page, "72-draft-saved", { isOtherWhereWide: true });

  await page.getByRole("link", { name: "Check and publish" }).tap();
  await expect(page).toHaveURL(path);
  await expect(page.getByText("Before it can go on sale:")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toBeDisabled();
  await expect(page.getByText("Left", { exact: true })).toHaveCount(0);
  await expect(page.getByText("All is well")).toHaveCount(0);
  await checkScreen(page, "73-draft-checklist");
  await page.getByRole("link", { name: "Write the waiver" }).tap();
  await expect(page).toHaveURL(`${path}/edit/waiver#waiverText`);
  await expect(page.locator("#waiverText")).toBeInViewport();
});

test("a draft is published from its own page, and the next thing there is the link for everybody", {
  tag: "@long",
}, async ({ page, anEvent, rooms, product }) => {
  const event = await anEvent({ capacity: 5 });
  await sql`UPDATE events SET state = 'draft' WHERE id = ${event.id}`.execute(rooms.db);
  await page.goto(`/admin/events/${event.slug}`);
  await expect(page.getByText("Ready to publish")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).tap();
  await checkScreen(page, "74-publish-asked");
  await page.getByRole("button", { name: "Yes, publish it" }).tap();

  const link = `${product.url}/e/${event.slug}`;
  await expect(page.getByText(link)).toBeVisible();
  // Together with the page, not with the next answer seconds later.
  const areas = page.getByRole("navigation", { name: "This event" }).getByRole("link");
  await expect(areas.nth(1)).toHaveText("Riders", { timeout: 500 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the link" }).tap();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await expect(page.getByRole("link", { name: "WhatsApp" })).toHaveAttribute(
    "href",
    `https://wa.me/?text=${encodeURIComponent(`Test ride ${link}`)}`,
  );
  await checkScreen(page, "75-published");
});
