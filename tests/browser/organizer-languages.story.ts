import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("an organizer adds Marathi to an event on sale, and is asked again where the original changes", {
  tag: "@long",
}, async ({ page, product, anEvent, signIn }) => {
  const event = await anEvent({ capacity: 5 });
  const edit = (part: string) => page.goto(`/admin/events/${event.slug}/edit/${part}`);
  const marathi = page.getByRole("button", { name: /^Marathi/ });
  const save = async () => {
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  };
  const shown = async () => (await fetch(`${product.url}/api/events/${event.slug}?lang=mr`)).json();

  await test.step("a phone shows one language at a time, and what each lacks", async () => {
    await signIn(page);
    await edit("waiver");
    await expect(marathi).toHaveText("Marathi1 missing");
    await marathi.tap();
    await expect(page.locator("#waiverText")).toBeHidden();
    await page.getByLabel("Waiver in Marathi").fill("मी माझ्या जबाबदारीवर राइड करतो.");
    await save();
    await expect(marathi).toHaveText("Marathi");

    await edit("basics");
    await expect(marathi).toHaveText("Marathi3 missing");
    await marathi.tap();
    await page.getByLabel("Title in Marathi").fill("चाचणी राइड");
    await checkScreen(page, "organizer-languages-01-tab", { isOtherWhereWide: true });
    await save();
    await expect(marathi).toHaveText("Marathi2 missing");
  });

  await test.step("riders have both, under the same version of the waiver", async () => {
    await expect.poll(shown).toMatchObject({
      texts: { "Test ride": "चाचणी राइड" },
      waiver: { version: 1, translations: { mr: { text: "मी माझ्या जबाबदारीवर राइड करतो." } } },
    });
  });

  await test.step("a changed original has no translation until somebody says that the former one still fits", async () => {
    await page.getByRole("button", { name: /^English/ }).tap();
    await page.locator("#title").fill("Test ride 2027");
    await marathi.tap();
    await expect(page.getByText("The original has changed.")).toBeVisible();
    await page.getByRole("button", { name: "It still fits" }).tap();
    await save();
    await expect.poll(async () => (await shown()).texts).toEqual({ "Test ride 2027": "चाचणी राइड" });
  });

  await test.step("from 900 px on the languages stand side by side", async () => {
    await page.setViewportSize({ width: 900, height: 800 });
    const boxes = await Promise.all(
      ["#title", "#translations\\.hi\\.title", "#translations\\.mr\\.title"].map((id) =>
        page.locator(id).boundingBox(),
      ),
    );
    const lefts = boxes.map((box) => box?.x ?? 0);
    expect(lefts).toEqual(lefts.toSorted((one, other) => one - other));
    expect(new Set(lefts).size).toBe(3);
  });
});
