import type { ReactNode } from "react";

/** A part of the form that belongs together, with a sentence about what it is for. */
export function FormSection({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="border-line border-t py-8 lg:grid lg:grid-cols-[260px_minmax(0,1fr)] lg:gap-10"
    >
      <div className="mb-5 lg:mb-0">
        <h2 id={id} className="font-bold text-[1.25rem] leading-tight tracking-[-0.01em]">
          {title}
        </h2>
        {about ? <p className="mt-1.5 text-[0.97rem] text-soft">{about}</p> : null}
      </div>
      <div className="min-w-0 max-w-[620px] space-y-6">{children}</div>
    </section>
  );
}
