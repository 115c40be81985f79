"use client";

import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import { callOffice } from "./call-office.ts";
import { useOrganizerText } from "./language/text-context.tsx";

/** Leaves only once the session is over: whoever hands the phone on must not believe in a sign-out that did not happen. */
export function SignOutButton() {
  const t = useOrganizerText();
  const [isUnsure, setUnsure] = useState(false);

  useWhenOnline(() => setUnsure(false));

  async function signOut() {
    setUnsure(false);
    const reply = await callOffice("/api/auth/sign-out", { method: "POST", body: {} });
    if (reply.kind === "unreachable") setUnsure(true);
    else window.location.assign("/admin/sign-in");
  }
  return (
    <>
      <span role="alert" className="font-medium text-[0.9rem] text-lost empty:hidden">
        {isUnsure ? t("No answer came: you may still be signed in.") : ""}
      </span>
      <button
        type="button"
        onClick={() => void signOut()}
        className="inline-flex min-h-12 shrink-0 items-center px-2 text-[0.95rem] underline underline-offset-4"
      >
        {t("Sign out")}
      </button>
    </>
  );
}
