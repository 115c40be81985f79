import { localPath } from "#app/[locale]/paths.ts";
import { PlainPage } from "#app/[locale]/plain-page.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import type { Language } from "#platform/languages.ts";
import { PlainDocument } from "./plain-document.tsx";

/** For an event that does not exist; app/[locale]/not-found.tsx is for any other URL. */
export function MissingDocument({ locale, styles }: { locale: Language; styles: string }) {
  const { title, text, home } = copyOf(locale).pages.notFound;
  return (
    <PlainDocument locale={locale} title={title} styles={styles} head={<meta name="robots" content="noindex" />}>
      <PlainPage title={title}>
        <p>{text}</p>
        <p>
          <a href={localPath(locale, "/")} className="inline-flex min-h-12 items-center underline underline-offset-4">
            {home}
          </a>
        </p>
      </PlainPage>
    </PlainDocument>
  );
}
