"use client";

import { Button } from "#ui/button.tsx";
import { useOrganizerText } from "./language/text-context.tsx";

export default function AdminError({ reset }: { reset: () => void }) {
  const t = useOrganizerText();
  return (
    <main className="mx-auto max-w-[560px] px-4 py-24 text-center">
      <h1 className="font-bold text-[1.6rem]">{t("This page could not be loaded")}</h1>
      <p className="mt-2 mb-6 text-soft">{t("The sale goes on without it. Try again in a moment.")}</p>
      <Button onClick={reset}>{t("Try again")}</Button>
    </main>
  );
}
