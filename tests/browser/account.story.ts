import { checkScreen } from "./check-screen.ts";
import { expect, test } from "./organizer-phone.ts";

test("an organizer changes their own password and sees where they are signed in", { tag: "@long" }, async ({
  phone,
  product,
}) => {
  const { email, password } = product.organizer;
  await phone.goto("/admin/account");
  await expect(phone.getByText(email).last()).toBeVisible();
  await expect(phone.getByText("This device.")).toBeVisible();
  await checkScreen(phone, "86-account");

  await phone.getByLabel("Current password").fill("not my password");
  await phone.getByLabel("New password").fill("another long sentence");
  await phone.getByRole("button", { name: "Change password" }).tap();
  await expect(phone.getByText("That is not your current password.")).toBeVisible();
  // The same again, because other stories sign in with it.
  await phone.getByLabel("Current password").fill(password);
  await phone.getByLabel("New password").fill(password);
  await phone.route("**/api/admin/account/password", (route) => route.abort());
  await phone.getByRole("button", { name: "Change password" }).tap();
  await expect(phone.getByText("No answer came, so it may not have happened.")).toBeVisible();
  await expect(phone.getByLabel("Current password")).toHaveValue(password);
});
