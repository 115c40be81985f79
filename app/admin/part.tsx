import type { ReactNode } from "react";

/** One part of a page, with its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 font-bold text-[1.15rem]">{title}</h2>
      {children}
    </section>
  );
}
