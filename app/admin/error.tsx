"use client";

import { Button } from "#ui/button.tsx";

export default function AdminError({ reset }: { reset: () => void }) {
  return (
    <main className="mx-auto max-w-[560px] px-4 py-24 text-center">
      <h1 className="font-bold text-[1.6rem]">This page could not be loaded</h1>
      <p className="mt-2 mb-6 text-soft">The sale goes on without it. Try again in a moment.</p>
      <Button onClick={reset}>Try again</Button>
    </main>
  );
}
