import type { Metadata } from "next";
import { connection } from "next/server";
import { SmallPage } from "../small-page.tsx";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export const metadata: Metadata = { title: "Forgot password" };

export default async function ForgotPasswordPage() {
  await connection(); // Not at build time: its scripts need the nonce of the request.
  return (
    <SmallPage title="Forgot your password?">
      <ForgotPasswordForm />
    </SmallPage>
  );
}
