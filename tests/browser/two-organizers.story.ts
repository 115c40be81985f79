import type { Page } from "@playwright/test";
import { add } from "../builders/added-rider.ts";
import { aPerson } from "../builders/visitor.ts";
import { messagesTo } from "./inbox.ts";
import { expect, test } from "./story.ts";
import { aTeamMember, signInAs } from "./team-member.ts";

/** The live document is asked for every three seconds. */
const SEEN = { timeout: 15_000 };
const control = (page: Page, name: string) =>
  page.getByRole("region", { name: "Controls" }).getByRole("button", { name });
const closeSheet = (page: Page) => page.getByRole("button", { name: "Close", exact: true }).tap();

test("what one organizer does to a sale, the other's open page shows, and History says who it was", {
  tag: "@long",
}, async ({ page, aPhone, product, rooms, anEvent, signIn }) => {
  const event = await anEvent({ capacity: 5 });
  const other = await aPhone();
  const ravi = await aTeamMember(rooms.db, product, "staff");
  await signIn(page);
  await signInAs(other, product, ravi);
  for (const each of [page, other]) {
    await each.goto(`/admin/events/${event.slug}`);
    await expect(each.getByText("All is well")).toBeVisible();
  }

  await control(page, "Pause").tap();
  await page.getByRole("button", { name: "Pause the sale" }).tap();
  await closeSheet(page);
  await expect(other.getByText("The sale is paused: nobody new is called.")).toBeVisible(SEEN);

  // The other one's button is the one that is needed now, and what it does comes back.
  await control(other, "Resume").tap();
  await other.getByRole("button", { name: "Resume the sale" }).tap();
  await closeSheet(other);
  await expect(control(page, "Pause")).toBeVisible(SEEN);
  await expect(page.getByText("The sale is paused: nobody new is called.")).toHaveCount(0);

  // Both have the number of places open; one changes it, and the other's sentence follows the live numbers.
  for (const each of [page, other]) await each.getByRole("button", { name: "Change places" }).tap();
  await other.getByLabel("Places in all").fill("8");
  await expect(other.getByText("+3: 8 places are then free.")).toBeVisible();
  await page.getByLabel("Places in all").fill("6");
  await page.getByRole("button", { name: "Change to 6" }).tap();
  await expect(page.getByText("The places are changed.")).toBeVisible();
  await expect(other.getByText("+2: 8 places are then free.")).toBeVisible(SEEN);

  await page.goto(`/admin/events/${event.slug}/history`);
  const resumed = page.getByRole("listitem").filter({ hasText: "Resumed the sale" });
  await expect(resumed).toContainText(ravi.email);
  await expect(page.getByText("Paused the sale")).toBeVisible();
});

test("of two organizers who send the same message to riders each rider gets it once, and the second is told", async ({
  page,
  aPhone,
  product,
  rooms,
  anEvent,
  signIn,
}) => {
  const event = await anEvent({ capacity: 5 });
  const { waiver: _waiver, ...rider } = aPerson();
  await add(rooms, event, rider);
  const other = await aPhone();
  await signIn(page);
  await signInAs(other, product, await aTeamMember(rooms.db, product, "staff"));
  for (const each of [page, other]) {
    await each.goto(`/admin/events/${event.slug}/messages`);
    await each.getByLabel("Subject").first().fill("The start has moved");
    await each.getByLabel("Message").first().fill("Come to gate 5.");
    await each.getByRole("button", { name: "Preview" }).tap();
    await each.getByRole("button", { name: "Send to 1 confirmed rider" }).tap();
  }

  await page.getByRole("button", { name: "Yes, send to 1" }).tap();
  await expect(page.getByText("On its way")).toBeVisible();
  await other.getByRole("button", { name: "Yes, send to 1" }).tap();
  await expect(
    other.getByText("The same message went to the same riders in the last day", { exact: false }),
  ).toBeVisible();
  await expect(other.getByRole("heading", { name: "The start has moved" })).toBeVisible(SEEN);

  const got = async () =>
    (await messagesTo(product.inboxUrl, rider.email)).filter(({ subject }) => subject === "The start has moved");
  await expect.poll(async () => (await got()).length).toBe(1);
});

test("a statement that one owner has sent stands in the other owner's list", { tag: "@long" }, async ({
  page,
  aPhone,
  product,
  rooms,
  anEvent,
  signIn,
}) => {
  const event = await anEvent({ capacity: 5 });
  const meera = await aTeamMember(rooms.db, product, "owner");
  const other = await aPhone();
  await signIn(page);
  await signInAs(other, product, meera);
  for (const each of [page, other]) {
    await each.goto(`/admin/events/${event.slug}/statement/send`);
    await expect(each.getByText("Nothing yet.")).toBeVisible();
  }
  await expect(async () => {
    await other.getByRole("button", { name: "Send the statement" }).tap();
    await expect(other.getByText("On its way")).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.getByText(`by ${meera.email}`, { exact: false })).toBeVisible(SEEN);
  await expect(page.getByText(/^Sent, /)).toBeVisible(SEEN);
});
