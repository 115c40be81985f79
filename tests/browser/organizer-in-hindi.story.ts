import type { Page } from "@playwright/test";
import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";
import { aTeamMember, signInAs } from "./team-member.ts";

const ofLanguage = (page: Page) => page.locator("html").getAttribute("lang");

/** The scripts that a page has loaded and in which there are words of a language. */
async function scriptsWith(page: Page, words: string): Promise<string[]> {
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => name.includes("/_next/static/") && new URL(name).pathname.endsWith(".js")),
  );
  expect(scripts.length).toBeGreaterThan(3);
  const texts = await Promise.all(scripts.map(async (script) => (await fetch(script)).text()));
  return scripts.filter((_, index) => texts[index]?.includes(words));
}

test("a volunteer signs in in Marathi, chooses Hindi, and finds both again", async ({
  page,
  aPhone,
  product,
  rooms,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const member = await aTeamMember(rooms.db, product, "owner");

  await test.step("the sign-in is in the language that was chosen on it", async () => {
    await page.goto("/admin/sign-in");
    expect(await ofLanguage(page)).toBe("en-IN");
    await page.getByRole("button", { name: "मराठी" }).tap();
    await expect(page.getByRole("heading", { name: "तुमच्या इव्हेंटमध्ये साइन इन करा" })).toBeVisible();
    expect(await ofLanguage(page)).toBe("mr-IN");
    await checkScreen(page, "88-sign-in-marathi");
    await page.getByLabel("ईमेल").fill(member.email);
    await page.getByLabel("पासवर्ड", { exact: true }).fill("not my password");
    await page.getByRole("button", { name: "साइन इन करा" }).tap();
    await expect(page.getByText("ईमेल पत्ता किंवा पासवर्ड चुकीचा आहे.")).toBeVisible();
    await page.getByLabel("पासवर्ड", { exact: true }).fill(product.organizer.password);
    await page.getByRole("button", { name: "साइन इन करा" }).tap();
    await expect(page).toHaveURL("/admin");
    expect(await ofLanguage(page)).toBe("mr-IN");
  });

  await test.step("who chose it has it on every device of theirs", async () => {
    const other = await aPhone();
    await signInAs(other, product, member);
    await other.goto("/admin/account");
    await expect(other.getByRole("heading", { name: "तुमचे खाते" })).toBeVisible();
    await checkScreen(other, "88-account-marathi");
    await other.getByRole("button", { name: "हिंदी" }).tap();
    await expect(other.getByRole("heading", { name: "आपका खाता" })).toBeVisible();
    expect(await ofLanguage(other)).toBe("hi-IN");
    await checkScreen(other, "88-account-hindi");
  });

  await test.step("an event's areas are in Hindi, and a refusal of the API is too", async () => {
    await page.goto(`/admin/events/${event.slug}`);
    await expect(page.getByRole("navigation", { name: "यह इवेंट" }).getByRole("link")).toHaveText([
      "अभी",
      "राइडर",
      "पैसे",
      "सेटअप",
    ]);
    await expect(page.getByText("बुकिंग चालू")).toBeVisible();
    await checkScreen(page, "88-now-hindi", { isOtherWhereWide: true });
    await page.goto(`/admin/events/${event.slug}/bookings/add`);
    await page.locator("#reason").fill("Doctor on the route");
    await page.locator("#name").fill("A");
    await page.locator("#phone").fill("12");
    await page.locator("#email").fill("nobody");
    await page.getByRole("button", { name: "राइडर जोड़ें" }).tap();
    await expect(page.locator("#name")).toHaveAccessibleDescription(/राइडर का पूरा नाम लिखें।/);
    await expect(page.locator("#phone")).toHaveAccessibleDescription(/ऐसा मोबाइल नंबर लिखें जिस पर SMS आ सके/);
    await expect(page.locator("#email")).toHaveAccessibleDescription(/पूरा ईमेल पता लिखें, @ के साथ।/);
    await checkScreen(page, "88-fields-hindi", { isOtherWhereWide: true });
    await page.goto("/admin/account");
    await page.getByLabel("अभी का पासवर्ड").fill("not my password");
    await page.getByLabel("नया पासवर्ड").fill("another long sentence");
    await page.getByRole("button", { name: "पासवर्ड बदलें" }).tap();
    await expect(page.getByText("यह आपका अभी का पासवर्ड नहीं है।")).toBeVisible();
  });

  await test.step("whoever signs out finds the sign-in in their language", async () => {
    await page.getByRole("button", { name: "साइन आउट", exact: true }).first().tap();
    await expect(page.getByRole("heading", { name: "अपने इवेंट में साइन इन करें" })).toBeVisible();
  });
});

test("a browser loads the table of its own language and of no other", async ({ aPhone, page, product, rooms }) => {
  const member = await aTeamMember(rooms.db, product, "owner");
  await signInAs(page, product, member);
  await page.goto("/admin/account");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect([await scriptsWith(page, "आपका खाता"), await scriptsWith(page, "तुमचे खाते")]).toEqual([[], []]);

  const hindi = await aPhone();
  await signInAs(hindi, product, await aTeamMember(rooms.db, product, "staff"));
  await hindi.goto("/admin/account");
  await hindi.getByRole("button", { name: "हिंदी" }).tap();
  await expect(hindi.getByRole("heading", { name: "आपका खाता" })).toBeVisible();
  await hindi.waitForLoadState("networkidle");
  expect(await scriptsWith(hindi, "आपका खाता")).toHaveLength(1);
  expect(await scriptsWith(hindi, "तुमचे खाते")).toEqual([]);
});

test("check-in opens without a network in the language of whoever opened it", async ({
  page,
  product,
  rooms,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  const member = await aTeamMember(rooms.db, product, "check_in");
  await rooms.pool.query("UPDATE organizers SET language = 'hi' WHERE email = $1", [member.email]);
  await signInAs(page, product, member);
  await page.goto(`/admin/events/${event.slug}/check-in`);
  await expect(page.getByText("यह पेज इंटरनेट के बिना भी खुलता है।")).toBeVisible();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await ofLanguage(page)).toBe("hi-IN");
  // Its script runs with the table of its language, which was kept with the page.
  await expect(page.getByRole("button")).not.toHaveCount(0);
});
