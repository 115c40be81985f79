import type { ReactNode } from "react";

/** A page of text: one column, one heading. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto max-w-[620px] px-4 pt-10 pb-16 sm:pt-16">
      <h1 className="font-bold text-[1.9rem] leading-tight tracking-[-0.02em]">{title}</h1>
      <div className="mt-4 space-y-4">{children}</div>
    </main>
  );
}
