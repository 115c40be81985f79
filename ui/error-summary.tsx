import { useEffect, useRef } from "react";

/** Without a field it is plain text instead of a link; `href` where the field stands on another page. */
type Entry = { fieldId: string | null; text: string; href?: string };

/** Lists the errors above a form and takes the focus, so that a screen reader announces them at once. */
export function ErrorSummary({ title, entries, attempt }: { title: string; entries: Entry[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  // Each attempt to submit moves the focus anew, also when the errors are the same.
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    // Its title first, even where it is taller than the screen.
    box.current?.scrollIntoView({ block: "start" });
  }, [attempt]);
  if (entries.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-card border-2 border-lost bg-surface px-4 py-3 outline-none"
    >
      <p className="font-semibold text-lost">{title}</p>
      <ul className="mt-1 list-disc space-y-1 pl-5 marker:text-lost">
        {entries.map((entry) => (
          <li key={entry.fieldId ?? entry.text}>
            {entry.fieldId === null ? (
              entry.text
            ) : (
              <a
                href={entry.href ?? `#${entry.fieldId}`}
                className="block min-h-12 py-3.5 leading-tight underline underline-offset-4"
              >
                {entry.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
