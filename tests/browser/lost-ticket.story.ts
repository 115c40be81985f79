import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./story.ts";

test("an invalid phone number or email address is reported beside its field, and the input stays", async ({ page }) => {
  await page.goto("/lost-ticket");
  const send = page.getByRole("button", { name: "Send my ticket" });
  await page.getByLabel("Mobile number").fill("123");
  await page.getByLabel("Email address").fill("foo");
  await send.tap();
  await expect(page.getByText(/doesn't look like a mobile number/)).toBeVisible();
  await expect(page.getByText(/doesn't look like an email address/)).toBeVisible();
  await expect(page.getByLabel("Mobile number")).toBeFocused();
  await checkScreen(page, "70-lost-ticket-errors");

  await page.getByLabel("Mobile number").fill("98200 77777");
  await expect(page.getByText(/doesn't look like a mobile number/)).toHaveCount(0);
  await page.getByLabel("Email address").fill("nobody@example.com");
  await page.route("**/send-again", (route) => route.fulfill({ body: "a hotspot's page" }));
  await send.tap();
  await expect(page.getByText(/^No connection/)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText(/^No connection/)).toHaveCount(0);

  await page.unroute("**/send-again");
  await send.tap();
  await expect(page.getByText("If there is a booking, its ticket is on its way")).toBeVisible();
  await checkScreen(page, "71-lost-ticket-sent");
  await page.getByRole("button", { name: "Try another number or address" }).tap();
  await expect(page.getByLabel("Mobile number")).toHaveValue("98200 77777");
});
