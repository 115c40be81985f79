import { type FormEvent, useState } from "react";
import type { AnnouncementPreview } from "#http/admin/announcements-schemas.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { sayErrors } from "../../../api-sentence.ts";
import { callOffice } from "../../../call-office.ts";
import { Fold } from "../../../fold.tsx";
import { languageName } from "../../../language/language-name.ts";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { usePersistedState } from "../../../use-persisted-state.ts";
import { ArrivalChoice } from "./arrival-choice.tsx";
import { LanguageFields } from "./language-fields.tsx";
import { bodyOf, emptyMessage, type MessageDraft, translationsIn } from "./message-draft.ts";
import { Preview } from "./preview.tsx";

type Props = {
  slug: string;
  path: string;
  email: string;
  categories: { id: string; name: string }[];
  hasArrivals: boolean;
  onWrite: () => void;
  onSent: () => void;
  onRefused: () => void;
};
type Problem = { field: string; message: string };

/** Write, then look at it as a rider does, then send. What was typed is kept until it was sent. */
export function WriteForm({ slug, path, email, categories, hasArrivals, onWrite, onSent, onRefused }: Props) {
  const t = useOrganizerText();
  const [kept, setDraft] = usePersistedState<MessageDraft>(`message.${slug}`, emptyMessage);
  const draft: MessageDraft = hasArrivals ? kept : { ...kept, arrival: "all" };
  const [problems, setProblems] = useState<Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [preview, setPreview] = useState<AnnouncementPreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();

  const change = (part: Partial<MessageDraft>, field = "") => {
    setDraft({ ...draft, ...part });
    setProblems(problems.filter((problem) => problem.field !== field));
    onWrite();
  };
  const write = (language: Language) => (part: Partial<MessageDraft["texts"]["en"]>) =>
    change(
      { texts: { ...draft.texts, [language]: { ...draft.texts[language], ...part } } },
      `${language}.${Object.keys(part)[0]}`,
    );
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  async function look(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setFailure(null);
    setBusy(true);
    const reply = await callOffice<AnnouncementPreview>(`${path}/preview`, { method: "POST", body: bodyOf(draft) });
    setBusy(false);
    if (reply.kind === "ok") {
      setProblems([]);
      return setPreview(reply.body);
    }
    if (reply.kind === "refused" && reply.problem.errors?.length) {
      setProblems(sayErrors(reply.problem.errors, t));
      return setAttempt(attempt + 1);
    }
    setFailure(reply);
  }

  if (preview) {
    return (
      <Preview
        slug={slug}
        path={path}
        email={email}
        draft={draft}
        preview={preview}
        onBack={() => setPreview(null)}
        onRefused={onRefused}
        onSent={() => {
          setPreview(null);
          setDraft(emptyMessage);
          onSent();
        }}
      />
    );
  }
  const isNowhere = !draft.hasEmail && !draft.hasSms;
  const fields = (language: Language) => (
    <LanguageFields language={language} draft={draft} isBusy={isBusy} errorOf={errorOf} onChange={write(language)} />
  );
  return (
    <form noValidate className="space-y-5" onSubmit={(event) => void look(event)}>
      <ErrorSummary
        title={t({ one: "One thing is missing", other: "{count} things are missing" }, { count: problems.length })}
        entries={problems.map(({ field, message }) => ({
          fieldId: field,
          text: `${t(languageOf(field))}: ${message}`,
        }))}
        attempt={attempt}
      />
      <SelectField
        id="audience"
        name="audience"
        label={t("To")}
        disabled={isBusy}
        value={draft.categoryId}
        options={[
          { value: "", text: t("All confirmed riders") },
          ...categories.map(({ id, name }) => ({
            value: id,
            text: t("Confirmed riders of {category}", { category: name }),
          })),
        ]}
        onChange={(categoryId) => change({ categoryId })}
      />
      {hasArrivals ? (
        <ArrivalChoice value={draft.arrival ?? "all"} isBusy={isBusy} onChange={(arrival) => change({ arrival })} />
      ) : null}
      <fieldset>
        <legend className="font-semibold">{t("By")}</legend>
        <Choice
          text={t("Email")}
          isChosen={draft.hasEmail}
          isBusy={isBusy}
          onChange={(hasEmail) => change({ hasEmail })}
        />
        <Choice
          text="SMS"
          hint={t("It costs money, and holds one short sentence.")}
          isChosen={draft.hasSms}
          isBusy={isBusy}
          onChange={(hasSms) => change({ hasSms })}
        />
      </fieldset>
      {isNowhere ? <p className="text-soft">{t("Choose email, SMS or both.")}</p> : fields("en")}
      {isNowhere ? null : (
        <div className="rounded-card border border-line px-4">
          <Fold summary={t("Hindi and Marathi (optional)")} isOpen={translationsIn(draft).length > 0}>
            <p className="mb-4 text-soft">
              {t("Riders who booked in Hindi or Marathi get it in that language if you write it, else in English.")}
            </p>
            {LANGUAGES.filter((language) => language !== "en").map((language) => (
              <fieldset key={language} className="mb-6">
                <legend className="mb-2 font-bold">{t(languageName[language])}</legend>
                {fields(language)}
              </fieldset>
            ))}
          </Fold>
        </div>
      )}
      <p role="alert" className="font-medium text-lost empty:hidden">
        {failure}
      </p>
      <Button type="submit" disabled={isBusy || isNowhere} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Preview")}
      </Button>
    </form>
  );
}

const languageOf = (field: string): Text => {
  const language = LANGUAGES.find((each) => field.startsWith(`${each}.`));
  return language ? languageName[language] : "Message";
};

type ChoiceProps = {
  text: string;
  hint?: string;
  isChosen: boolean;
  isBusy: boolean;
  onChange: (isChosen: boolean) => void;
};

function Choice({ text, hint, isChosen, isBusy, onChange }: ChoiceProps) {
  return (
    <label className="mt-2 flex min-h-12 cursor-pointer items-start gap-3">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={isBusy}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-1 size-5 shrink-0"
      />
      <span>
        <span className="block">{text}</span>
        {hint ? <span className="block text-[0.92rem] text-soft">{hint}</span> : null}
      </span>
    </label>
  );
}
