"use client";

import { callApi } from "#app/visitor/call-api.ts";

export function SignOutButton() {
  async function signOut() {
    await callApi("/api/auth/sign-out", { method: "POST", body: {} });
    window.location.assign("/admin/sign-in");
  }
  return (
    <button
      type="button"
      onClick={() => void signOut()}
      className="ml-auto inline-flex min-h-12 items-center px-2 text-[0.95rem] underline underline-offset-4 sm:ml-0"
    >
      Sign out
    </button>
  );
}
