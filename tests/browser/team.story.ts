import jsQR from "jsqr";
import sharp from "sharp";
import { appCode } from "../builders/app-code.ts";
import { checkScreen } from "./check-screen.ts";
import { theMessageTo } from "./inbox.ts";
import { expect, test } from "./story.ts";
import { aTeamMember, signInAs } from "./team-member.ts";

const PASSWORD = "a long sentence of mine";

test("an owner invites somebody, who joins on their own phone by the link in the email and sees check-in alone", async ({
  page,
  aPhone,
  product,
  rooms,
}) => {
  const owner = await aTeamMember(rooms.db, product, "owner");
  const invited = owner.email.replace("owner-", "ravi-");
  await signInAs(page, product, owner);
  await page.goto("/admin/team");
  await page.getByLabel("Email").fill(invited);
  await page.getByLabel("Role").selectOption("Check-in");
  await page.getByRole("button", { name: "Invite" }).tap();
  await expect(page.getByText(`An email with the link is on its way to ${invited}`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Copy link of ${invited}` })).toBeVisible();
  await page
    .getByRole("button", { name: /Change Ravi owner/ })
    .first()
    .tap();
  await checkScreen(page, "88-team");

  const letter = await theMessageTo(product.inboxUrl, invited);
  const link = /https?:\/\/\S+\/admin\/join#\S+/.exec(letter.text)?.[0] ?? "";
  const other = await aPhone();
  await other.goto(link);
  await expect(other.getByText("invites you as Check-in")).toBeVisible();
  await checkScreen(other, "88-join");
  await other.getByLabel("Your name").fill("Ravi Kale");
  await other.getByLabel("Choose a password").fill(PASSWORD);
  await other.getByRole("button", { name: "Join" }).tap();
  await expect(other.getByText("Your account is there")).toBeVisible();
  await other.getByRole("link", { name: "Sign in" }).tap();
  await other.getByLabel("Email").fill(invited);
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).tap();
  await expect(other.getByRole("heading", { name: "Check riders in" })).toBeVisible();
  await other.goto("/admin/team");
  await expect(other.getByRole("heading", { name: "That page is not part of your role" })).toBeVisible();

  await other.goto(link);
  await other.reload();
  await expect(other.getByText("This invitation was used already. If that was you, sign in.")).toBeVisible();
});

test("whoever forgot their password sets another by the link in the email", { tag: "@long" }, async ({
  page,
  product,
  rooms,
}) => {
  const { email } = await aTeamMember(rooms.db, product, "staff");
  await page.goto("/admin/sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).tap();
  await page.getByLabel("Email").fill(email);
  await checkScreen(page, "88-forgot-password");
  await page.getByRole("button", { name: "Send the link" }).tap();
  await expect(page.getByText("Look into your inbox")).toBeVisible();
  await checkScreen(page, "88-link-sent");

  const letter = await theMessageTo(product.inboxUrl, email);
  await page.goto(/https?:\/\/\S+\/admin\/reset-password#\S+/.exec(letter.text)?.[0] ?? "");
  await page.getByLabel("New password").fill(PASSWORD);
  await checkScreen(page, "88-new-password");
  await page.getByRole("button", { name: "Set the password" }).tap();
  await expect(page.getByText("Your new password is set")).toBeVisible();

  await page.reload();
  await page.getByLabel("New password").fill("yet another sentence");
  await page.getByRole("button", { name: "Set the password" }).tap();
  await expect(page.getByText("This link was used already, or is too old.")).toBeVisible();
});

test("an organizer turns the second step on, signs in with the app's code, and with a recovery code without the app", async ({
  page,
  aPhone,
  product,
  rooms,
}) => {
  const owner = await aTeamMember(rooms.db, product, "staff");
  const { password } = product.organizer;
  await signInAs(page, product, owner);
  await page.goto("/admin/account");
  await page.getByRole("button", { name: "Set it up" }).tap();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Continue" }).tap();
  const qrCode = await page.getByAltText("QR code for the app").getAttribute("src");
  const { data, info } = await sharp(Buffer.from(qrCode?.split(",")[1] ?? "", "base64"))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const uri = jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? "";
  expect(uri).toMatch(/^otpauth:\/\/totp\/Startline/);
  const recoveryCode =
    (await page
      .getByRole("listitem")
      .filter({ hasText: /^\w{5}-\w{5}$/ })
      .first()
      .textContent()) ?? "";
  await checkScreen(page, "88-second-step-set-up");
  await page.getByLabel("The code that the app shows now").fill(appCode(uri));
  await page.getByRole("button", { name: "Turn it on" }).tap();
  await expect(page.getByText("It is on")).toBeVisible();
  await checkScreen(page, "88-second-step-on");

  const other = await aPhone();
  const beginToSignIn = async () => {
    await other.goto("/admin/sign-in");
    await other.getByLabel("Email").fill(owner.email);
    await other.getByLabel("Password").fill(password);
    await other.getByRole("button", { name: "Sign in" }).tap();
    await expect(other.getByLabel("Code", { exact: true })).toBeVisible();
  };
  await beginToSignIn();
  await checkScreen(other, "88-code");
  await other.getByLabel("Code", { exact: true }).fill("000000");
  await other.getByRole("button", { name: "Sign in" }).tap();
  await expect(other.getByText("That code is not right. Enter the newest one.")).toBeVisible();
  // What the app shows half a minute later, and is accepted already: a code opens the door once.
  await other.getByLabel("Code", { exact: true }).fill(appCode(uri, Date.now() + 30_000));
  await other.getByRole("button", { name: "Sign in" }).tap();
  await expect(other.getByRole("heading", { name: "Events", exact: true })).toBeVisible();

  await other.getByRole("button", { name: "Sign out" }).tap();
  await expect(other).toHaveURL("/admin/sign-in");
  await beginToSignIn();
  await other.getByRole("button", { name: "Use a recovery code" }).tap();
  await other.getByLabel("Recovery code").fill(recoveryCode);
  await other.getByRole("button", { name: "Sign in" }).tap();
  await expect(other.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
});
