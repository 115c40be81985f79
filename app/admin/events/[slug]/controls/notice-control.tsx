import { type FormEvent, useState } from "react";
import { NOTICE_LENGTH_MAX, type SaleControls } from "#booking/sale-console/sale-controls.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { usePersistedState } from "../../../use-persisted-state.ts";
import type { ChangeControls } from "./change-controls.ts";
import { useControlProblems } from "./use-control-problems.ts";
import type { VisitorCopy } from "./visitor-copy.ts";

const nameOf: Record<Language, Text> = { en: "English", hi: "Hindi", mr: "Marathi" };

type Texts = SaleControls["notice"];
type Props = { slug: string; notice: Texts; copy: VisitorCopy; change: ChangeControls };

/** The organizer's message to everyone on the event's page and in the queue, with what they will see of it. */
export function NoticeControl({ slug, notice, copy, change }: Props) {
  const t = useOrganizerText();
  const [typed, setTyped] = usePersistedState<Partial<Texts>>(`notice.${slug}`, {});
  const [problems, setProblems] = useControlProblems();
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const texts: Texts = { ...notice, ...typed };
  const isTold = LANGUAGES.some((language) => notice[language] !== "");

  async function tell(notice: Partial<Texts>, done: string) {
    setBusy(true);
    const found = await change({ notice });
    setBusy(false);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setTyped({});
    setSaid(done);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void tell(typed, t("Done. Everyone sees it within half a minute."));
  }

  return (
    <form onSubmit={submit} noValidate>
      <p className="mb-4 max-w-[720px] text-soft">
        {t(
          "It is shown on the event's page and in the queue until you remove it. Where a language is empty, people see the English text.",
        )}
      </p>
      <div className="grid gap-6 lg:grid-cols-3">
        {LANGUAGES.map((language) => (
          <div key={language}>
            <TextAreaField
              id={`notice-${language}`}
              label={t(nameOf[language])}
              lang={language}
              hint={t("{length} of {max} characters", { length: texts[language].length, max: NOTICE_LENGTH_MAX })}
              maxLength={NOTICE_LENGTH_MAX}
              value={texts[language]}
              error={problems[`notice.${language}`]}
              onChange={({ target }) => {
                setTyped({ ...typed, [language]: target.value });
                setSaid("");
              }}
            />
            <NoticePreview language={language} texts={texts} copy={copy} />
          </div>
        ))}
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button type="submit" disabled={isBusy || Object.keys(typed).length === 0}>
          {isBusy ? <Spinner /> : null}
          {t("Post the message")}
        </Button>
        {isTold ? (
          <Button
            kind="secondary"
            disabled={isBusy}
            onClick={() => void tell({ en: "", hi: "", mr: "" }, t("Done. The message is gone within half a minute."))}
          >
            {t("Remove the message")}
          </Button>
        ) : null}
        <p role="status" className="text-[0.95rem] text-soft">
          {said}
        </p>
      </div>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {problems.whole ?? problems.unreachable}
      </p>
    </form>
  );
}

function NoticePreview({ language, texts, copy }: { language: Language; texts: Texts; copy: VisitorCopy }) {
  const t = useOrganizerText();
  const shown = texts[language].trim() || texts.en.trim();
  return (
    <div className="mt-3">
      <p className="mb-1.5 text-[0.92rem] text-soft">
        {shown === "" ? t("They see no message.") : t("Readers of {language} see:", { language: t(nameOf[language]) })}
      </p>
      {shown === "" ? null : (
        <div lang={language}>
          <Notice title={copy[language].noticeTitle}>{shown}</Notice>
        </div>
      )}
    </div>
  );
}
