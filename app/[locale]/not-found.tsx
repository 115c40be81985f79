"use client";

import { notFound as en } from "#app/copy/en/missing-page.ts";
import { notFound as hi } from "#app/copy/hi/missing-page.ts";
import { notFound as mr } from "#app/copy/mr/missing-page.ts";
import { localPath } from "./paths.ts";
import { PlainPage } from "./plain-page.tsx";
import { useLocale } from "./use-locale.ts";

/** For an event that does not exist. In the browser, because on the server Next gives a not-found page no params. */
export default function NotFound() {
  const locale = useLocale();
  const notFound = { en, hi, mr }[locale];
  return (
    <PlainPage title={notFound.title}>
      <p>{notFound.text}</p>
      <p>
        <a href={localPath(locale, "/")} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {notFound.home}
        </a>
      </p>
    </PlainPage>
  );
}
