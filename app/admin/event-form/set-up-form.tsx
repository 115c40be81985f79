"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { isLanguage, type Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { SignInLink } from "../sign-in-link.tsx";
import { BasicsSection } from "./basics-section.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { ContactSection } from "./contact-section.tsx";
import { fieldPath, pageOfField, type SetUpPage } from "./field-copy.ts";
import { LanguageTabs } from "./language-tabs.tsx";
import { LookSection } from "./look-section.tsx";
import { PricesSection } from "./prices-section.tsx";
import { problemCopy } from "./problems-of.ts";
import { PublicChangesPanel } from "./public-changes-panel.tsx";
import { QuestionsSection } from "./questions-section.tsx";
import { RestoredNotice } from "./restored-notice.tsx";
import { RidersSection } from "./riders-section.tsx";
import { SaleSection } from "./sale-section.tsx";
import type { SectionProps } from "./section-props.ts";
import { type Saved, useEventForm } from "./use-event-form.ts";
import { WaiverSection } from "./waiver-section.tsx";

const sectionOf: Record<SetUpPage, ComponentType<SectionProps>> = {
  basics: BasicsSection,
  places: PricesSection,
  sale: SaleSection,
  questions: QuestionsSection,
  waiver: WaiverSection,
  page: (props) => (
    <>
      <LookSection {...props} />
      <RidersSection {...props} />
    </>
  ),
  contact: ContactSection,
};
/** The others have no texts that riders read in their language. */
const TRANSLATED: readonly SetUpPage[] = ["basics", "places", "questions", "waiver", "page"];

type Props = {
  draft: EventDraft;
  saved: Saved;
  email: string;
  page: SetUpPage;
  /** The page that comes after it, or the overview. */
  next: { path: string; title: string };
};

/** One page of Set-up. What is typed is kept in this browser until it is saved, and never thrown away by somebody else's save. */
export function SetUpForm({ draft, saved, email, page, next }: Props) {
  const t = useOrganizerText();
  const editing = useEventForm({ draft, saved, email, page });
  const { form, problems, conflicts, isBusy, isPublic, first } = editing;
  const [chosen, setShown] = useState<Language | null>(null);
  const shown = chosen ?? form.language;
  const errorOf = (field: string) => problems.find((problem) => isAt(problem.field ?? "", field))?.message;
  const Section = sectionOf[page];
  const sections = { form, change: editing.change, errorOf, isPublic, slug: saved.slug, shown, first };

  // What is wrong, or named by the address, must not stand in a language that is folded away.
  useEffect(() => {
    const reveal = () => {
      const language = languageOf(decodeURIComponent(location.hash.slice(1)));
      if (language) setShown(language === "original" ? null : language);
    };
    reveal();
    addEventListener("hashchange", reveal);
    return () => removeEventListener("hashchange", reveal);
  }, []);
  useEffect(() => {
    const [field] = problems.map((problem) => problem.field).filter((each) => each !== null);
    if (field) setShown(languageOf(field) === "original" ? null : (languageOf(field) as Language));
  }, [problems]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        editing.save(next.path);
      }}
      noValidate
    >
      <div className="space-y-4 empty:hidden [&:not(:empty)]:mb-8">
        {editing.restoredAt ? <RestoredNotice at={editing.restoredAt} onDiscard={editing.discard} /> : null}
        <ErrorSummary
          title={t("Not saved yet")}
          attempt={editing.attempt}
          entries={problems.map((problem) => ({
            fieldId: problem.field,
            text: problemCopy(problem, { problems, categories: form.categories }, t),
            ...(problem.field && pageOfField(problem.field) !== page && { href: fieldPath(saved.slug, problem.field) }),
          }))}
        />
        {conflicts.length > 0 ? (
          <ConflictNotice conflicts={conflicts} whoChanged={editing.whoChanged} onTakeTheirs={editing.takeTheirs} />
        ) : null}
      </div>
      {TRANSLATED.includes(page) ? <LanguageTabs form={form} page={page} shown={shown} onShow={setShown} /> : null}
      <Section {...sections} />
      <div className="sticky cramped:static bottom-(--foot,0px) z-10 -mx-4 mt-8 border-line border-t bg-paper px-4 py-3 lg:-mx-8 lg:px-8">
        {editing.asked.length > 0 ? (
          <PublicChangesPanel
            changes={editing.asked}
            isBusy={isBusy}
            onSave={editing.saveAsked}
            onBack={editing.takeBack}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button id="save" type="submit" disabled={isBusy}>
              {isBusy ? <Spinner /> : null}
              {t("Save and go on")}
            </Button>
            <Button kind="secondary" disabled={isBusy} onClick={() => editing.save(null)}>
              {t("Save")}
            </Button>
            {editing.isSignedOut ? <SignInLink /> : null}
            <p role="status" className="text-[0.92rem] text-soft">
              {editing.statusCopy}
            </p>
          </div>
        )}
      </div>
    </form>
  );
}

/** In which language the field of a path is written; null for no field. */
function languageOf(path: string): Language | "original" | null {
  if (path === "") return null;
  const [field = "", language = ""] = path.split(".");
  return /^(translations|waiverTranslations)$/.test(field) && isLanguage(language) ? language : "original";
}

/** An error in one line of a list belongs to the whole list's field. */
const isAt = (problemField: string, field: string): boolean =>
  problemField === field ||
  (/^(included|rules|bring)$/.test(field) && problemField.startsWith(`${field}.`)) ||
  (field.endsWith(".options") && problemField.startsWith(`${field}.`));
