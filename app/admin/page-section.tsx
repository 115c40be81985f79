import type { ReactNode } from "react";

/** A section of a page, with its heading. */
export function PageSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 font-bold text-[1.15rem]">{title}</h2>
      {children}
    </section>
  );
}
