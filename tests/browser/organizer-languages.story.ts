import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("an organizer adds Marathi to an event on sale, and is asked again where the original changes", async ({
  page,
  product,
  anEvent,
  signIn,
}) => {
  const event = await anEvent({ capacity: 5 });
  const marathi = page.locator("details").filter({ hasText: "Marathi" });
  const save = async () => {
    await page.getByRole("button", { name: "Save", exact: true }).tap();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  };
  const shown = async () => (await fetch(`${product.url}/api/events/${event.slug}?lang=mr`)).json();

  await test.step("the form has a fold for each language", async () => {
    await signIn(page);
    await page.goto(`/admin/events/${event.slug}/edit`);
    await expect(marathi.getByText(/^0 of \d+ texts, no waiver$/)).toBeVisible();
    await marathi.locator("summary").tap();
    await marathi.getByLabel("Waiver in Marathi").fill("मी माझ्या जबाबदारीवर राइड करतो.");
    await marathi.getByLabel("Title").fill("चाचणी राइड");
    await checkScreen(page, "organizer-languages-01-fold");
    await save();
    await expect(marathi.getByText(/^1 of \d+ texts, with the waiver$/)).toBeVisible();
  });

  await test.step("riders have both, under the same version of the waiver", async () => {
    await expect.poll(shown).toMatchObject({
      texts: { "Test ride": "चाचणी राइड" },
      waiver: { version: 1, translations: { mr: { text: "मी माझ्या जबाबदारीवर राइड करतो." } } },
    });
  });

  await test.step("a changed original has no translation until somebody says that the former one still fits", async () => {
    await page.locator("#title").fill("Test ride 2027");
    await expect(marathi.getByText("The original has changed.")).toBeVisible();
    await marathi.getByRole("button", { name: "It still fits" }).tap();
    await save();
    await expect.poll(async () => (await shown()).texts).toEqual({ "Test ride 2027": "चाचणी राइड" });
  });
});
