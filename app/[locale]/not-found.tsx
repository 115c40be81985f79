"use client";

import { useTrouble } from "#app/messages/use-trouble.ts";
import { PlainPage } from "./plain-page.tsx";

/** For an event that does not exist. In the browser, because Next tells a not-found page nothing of the address on the server. */
export default function NotFound() {
  const { notFound } = useTrouble();
  return (
    <PlainPage title={notFound.title}>
      <p>{notFound.text}</p>
    </PlainPage>
  );
}
