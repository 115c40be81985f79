import { useOrganizerText } from "../../../../language/text-context.tsx";

export type StatementLetter = { subject: string; text: string; fileName: string };

/** What they get, before it goes out. */
export function LetterPreview({ slug, letter }: { slug: string; letter: StatementLetter }) {
  const t = useOrganizerText();
  return (
    <article className="rounded-card border border-line bg-surface p-4">
      <p className="text-[0.92rem] text-soft">{t("What they get")}</p>
      <p lang="en" className="wrap-anywhere mt-1 font-semibold">
        {letter.subject}
      </p>
      <p lang="en" className="wrap-anywhere mt-3 whitespace-pre-line border-line border-t pt-3 text-[0.95rem]">
        {letter.text}
      </p>
      <p className="wrap-anywhere mt-3 border-line border-t pt-3">
        {t.rich(
          "Attached: <file>{name}</file>",
          {
            file: (name) => (
              <a
                className="font-medium underline underline-offset-4"
                href={`/api/admin/events/${slug}/statement.pdf`}
                download
              >
                {name}
              </a>
            ),
          },
          { name: letter.fileName },
        )}
      </p>
    </article>
  );
}
