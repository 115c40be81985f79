import { connection } from "next/server";
import { organizerText, titled } from "../language/organizer-text.ts";
import { SmallPage } from "../small-page.tsx";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export const generateMetadata = titled("Forgot password");

export default async function ForgotPasswordPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  const t = await organizerText();
  return (
    <SmallPage title={t("Forgot your password?")}>
      <ForgotPasswordForm />
    </SmallPage>
  );
}
