import { languageNames } from "#platform/languages.ts";
import { type Locale, locales } from "./locales.ts";
import { localPath } from "./paths.ts";

/** The same page in the other languages; `path` is its address without a language. */
export function LanguageSwitch({ locale, path, label }: { locale: Locale; path: string; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="-mx-3 -mb-3 flex text-[0.95rem]">
        {locales.map((other) => (
          <li key={other} lang={other}>
            <a
              href={localPath(other, path)}
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
