"use client";

import { useEffect, useState } from "react";
import { CheckIcon, ChevronIcon } from "#ui/icons.tsx";
import { SET_UP_PAGES, type SetUpPage } from "../../../event-form/field-copy.ts";
import { pagesWithDraft } from "../../../event-form/stored-draft.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { PageOverview } from "./set-up-overview.ts";

/** The way to each page, ticked where it is complete. Words that wait on this device for being saved are named. */
export function SetUpPages({ slug, email, pages }: { slug: string; email: string; pages: PageOverview[] }) {
  const t = useOrganizerText();
  const [unsaved, setUnsaved] = useState<SetUpPage[]>([]);
  // The browser alone knows what it kept; also when somebody comes back to this page.
  useEffect(() => {
    const look = () =>
      setUnsaved(
        pagesWithDraft(
          email,
          slug,
          SET_UP_PAGES.map(({ page }) => page),
        ),
      );
    look();
    addEventListener("pageshow", look);
    return () => removeEventListener("pageshow", look);
  }, [email, slug]);
  return (
    <ol className="max-w-[720px] divide-y divide-line rounded-card border border-line bg-surface">
      {pages.map(({ page, title, about, todo, untranslated }) => (
        <li key={page}>
          <a href={`/admin/events/${slug}/edit/${page}`} className="flex gap-3 px-4 py-3 hover:bg-paper">
            {todo.length === 0 ? (
              <CheckIcon className="mt-0.5 size-5 shrink-0 text-yours" />
            ) : (
              <span className="mx-0.5 mt-1 size-4 shrink-0 rounded-full border-2 border-edge" aria-hidden="true" />
            )}
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">
                {t(title)}
                <span className="sr-only">: {todo.length === 0 ? t("complete") : t("not complete")}</span>
              </span>
              {todo.length === 0 ? (
                <span className="block text-[0.95rem] text-soft">{t(about)}</span>
              ) : (
                todo.map((line) => (
                  <span key={line} className="block text-[0.95rem]">
                    {line}
                  </span>
                ))
              )}
              {unsaved.includes(page) ? (
                <span className="block text-[0.92rem] text-time">
                  {t("Not saved yet: what you typed is kept here")}
                </span>
              ) : null}
              {untranslated.length > 0 ? (
                <span className="block text-[0.92rem] text-soft">{untranslated.join(" · ")}</span>
              ) : null}
            </span>
            <ChevronIcon className="-rotate-90 size-5 shrink-0 self-center text-soft" />
          </a>
        </li>
      ))}
    </ol>
  );
}
