"use client";

import { error as en } from "#app/copy/en/broken-page.ts";
import { error as hi } from "#app/copy/hi/broken-page.ts";
import { error as mr } from "#app/copy/mr/broken-page.ts";
import { Button } from "#ui/button.tsx";
import { PlainPage } from "./plain-page.tsx";
import { useLocale } from "./use-locale.ts";

/** For a page that could not be rendered. */
export default function ErrorPage() {
  const error = { en, hi, mr }[useLocale()];
  return (
    <PlainPage title={error.title}>
      <p>{error.text}</p>
      <Button onClick={() => location.reload()}>{error.retry}</Button>
    </PlainPage>
  );
}
