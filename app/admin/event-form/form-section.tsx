import type { ReactNode } from "react";

/** A part of a page that belongs together, with a sentence about what it is for. */
export function FormSection({ id, title, about, children }: FormSectionProps) {
  return (
    <section aria-labelledby={title ? id : undefined} className="not-first:mt-8 space-y-6">
      {title || about ? (
        <div>
          {title ? (
            <h3 id={id} className="font-bold text-[1.15rem] leading-tight">
              {title}
            </h3>
          ) : null}
          {about ? <p className="mt-1 max-w-[620px] text-[0.97rem] text-soft">{about}</p> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

type FormSectionProps = { id: string; title?: string; about?: string; children: ReactNode };
