import { LANGUAGES, type Language, languageNames } from "#platform/languages.ts";
import { localPath } from "./paths.ts";

type Props = {
  locale: Language;
  /** The page's address without a language. */
  path: string;
  label: string;
  /** Adds what only this browser knows, at the moment of the click, where the URL has to carry it. */
  carry?: (path: string) => string;
};

/** The same page in the other languages. */
export function LanguageSwitch({ locale, path, label, carry }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="-mx-3 -mb-3 flex flex-wrap text-[0.95rem]">
        {LANGUAGES.map((other) => (
          <li key={other} lang={other}>
            <a
              href={localPath(other, path)}
              onClick={
                carry && (({ currentTarget }) => currentTarget.setAttribute("href", carry(localPath(other, path))))
              }
              hrefLang={other}
              aria-current={other === locale ? "page" : undefined}
              className="inline-flex min-h-12 min-w-12 items-center justify-center px-3 text-soft underline underline-offset-4 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {languageNames[other].own}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
