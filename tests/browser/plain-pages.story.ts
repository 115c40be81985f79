import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

const pages = [
  { address: "/", title: "Fair booking when everyone books at once." },
  { address: "/terms", title: "Terms of booking" },
  { address: "/privacy", title: "Privacy" },
  { address: "/refunds", title: "Refunds and cancellation" },
  { address: "/contact", title: "Contact" },
  { address: "/b/bkg_somebodyelses", title: "We can't open this booking here" },
];

for (const { address, title } of pages) {
  test(`${address} says "${title}" to everybody`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await checkScreen(page, `30-${address === "/" ? "home" : address.split("/")[1]}`);
  });
}
