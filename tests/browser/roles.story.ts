import { globSync } from "node:fs";
import { join } from "node:path";
import { mayOpen, ROLES, type Role } from "#booking/organizers/roles.ts";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";
import { aTeamMember, SESSION_COOKIE, signInAs } from "./team-member.ts";

/** Every page under `/admin`, read from the folder, so that none is forgotten. */
const pages = globSync("**/page.tsx", { cwd: join(import.meta.dirname, "../../app/admin") })
  .map((file) => `/admin/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/$/, ""))
  .sort();
const OPEN_TO_ALL = ["/admin/forgot-password", "/admin/join", "/admin/reset-password", "/admin/sign-in"];

test("every page of organizers asks who is there, and shows itself to the right role alone", async ({
  product,
  rooms,
  anEvent,
}) => {
  test.setTimeout(180_000);
  const event = await anEvent({ capacity: 5 });
  const addressOf = (page: string) =>
    page.replace("[slug]", event.slug).replace("[id]", "bkg_none").replace("[...rest]", "no/such/page");
  const cookies = new Map<Role, string>();
  for (const role of ROLES) {
    const { cookie } = await aTeamMember(rooms.db, product, role);
    cookies.set(role, `${SESSION_COOKIE}=${cookie}`);
  }
  const ask = async (page: string, cookie?: string) => {
    const reply = await fetch(`${product.url}${addressOf(page)}`, {
      redirect: "manual",
      ...(cookie ? { headers: { cookie } } : {}),
    });
    const leadsTo = reply.headers.get("location")?.replace(product.url, "").split(/[?#]/)[0];
    return leadsTo ?? ([200, 404].includes(reply.status) ? "itself" : String(reply.status));
  };

  expect(pages.length).toBeGreaterThan(15);
  for (const page of pages) {
    const isOpenToAll = OPEN_TO_ALL.includes(page);
    expect([page, "nobody", await ask(page)]).toEqual([page, "nobody", isOpenToAll ? "itself" : "/admin/sign-in"]);
    if (isOpenToAll) continue;
    for (const role of ROLES) {
      const outside = page === "/admin" ? "/admin/check-in" : "/admin/no-access";
      const wanted = mayOpen(role, addressOf(page)) ? "itself" : outside;
      // The old address of a page leads on to where it stands now.
      const found = await ask(page, cookies.get(role));
      const isMoved = wanted === "itself" && found === `/admin/events/${event.slug}`;
      expect([page, role, isMoved ? "itself" : found]).toEqual([page, role, wanted]);
    }
  }
});

test("whoever only checks riders in sees the events of the day and nothing else", async ({
  page,
  product,
  rooms,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  await signInAs(page, product, await aTeamMember(rooms.db, product, "check_in"));
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "Check riders in" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Attention|Team|New event/ })).toHaveCount(0);
  await checkScreen(page, "87-check-in-events");

  await page.goto(`/admin/events/${event.slug}/bookings`);
  await expect(page.getByRole("heading", { name: "That page is not part of your role" })).toBeVisible();
  await checkScreen(page, "87-no-access");
  await page.getByRole("link", { name: "Go back" }).tap();
  await expect(page).toHaveURL("/admin/check-in");
});

test("staff run the sale and see neither the money's page, nor the team, nor the end of the event", {
  tag: "@long",
}, async ({ page, product, rooms, anEvent }) => {
  const event = await anEvent({ capacity: 5 });
  await signInAs(page, product, await aTeamMember(rooms.db, product, "staff"));
  await page.goto(`/admin/events/${event.slug}`);
  await expect(page.getByRole("region", { name: "Controls" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "This event" }).getByRole("link")).toHaveText([
    "Now",
    "Riders",
    "Set-up",
  ]);
  await expect(page.getByRole("link", { name: /See the statement|Cancel the whole event/ })).toHaveCount(0);
  await page.goto("/admin");
  await expect(page.getByRole("link", { name: "Team" })).toHaveCount(0);
});
