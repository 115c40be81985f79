import type { Copy } from "#app/copy/copy.ts";
import { fill } from "#app/copy/fill.ts";
import { languagesOf } from "#booking/events/waiver.ts";
import type { Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { PlainText } from "#ui/plain-text.tsx";
import { describedBy } from "#ui/text-field.tsx";
import type { EventForm } from "../booking-view.ts";
import { waiverTextIn } from "./decide-waiver-language.ts";
import type { WaiverCopy } from "./waiver-copy.ts";

type Props = {
  waiver: EventForm["waiver"];
  /** The language it is shown in; null where the person has to choose. */
  language: Language | null;
  copyByLanguage: Record<Language, WaiverCopy>;
  copy: Copy["booking"]["held"];
  isAccepted: boolean;
  error: string | undefined;
  isDisabled: boolean;
  onChange: (language: Language, isAccepted: boolean) => void;
};

/** The waiver's text in a scrollable box, and its checkbox. Never checked in advance. */
export function WaiverField({ language, error, ...props }: Props) {
  return (
    <div>
      {language ? <WaiverText {...props} error={error} language={language} /> : <WaiverLanguageChoice {...props} />}
      {error ? (
        <p id="waiver-error" className="mt-1.5 font-medium text-[0.95rem] text-lost">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Text, checkbox and label are in one language, whatever the page's language. */
function WaiverText({
  waiver,
  language,
  copyByLanguage,
  isAccepted,
  error,
  isDisabled,
  onChange,
}: Omit<Props, "language"> & { language: Language }) {
  const { waiverTitle, waiverVersion, waiverAccept } = copyByLanguage[language];
  return (
    <div lang={language}>
      <h2 id="waiver-title" className="font-semibold">
        {waiverTitle}{" "}
        <span className="font-normal text-[0.92rem] text-soft">{fill(waiverVersion, { version: waiver.version })}</span>
      </h2>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll it.
        tabIndex={0}
        aria-labelledby="waiver-title"
        className="mt-1.5 max-h-44 overflow-y-auto rounded-t-card border border-edge border-b-0 bg-surface p-4 text-[0.95rem] leading-normal"
      >
        <PlainText text={waiverTextIn(waiver, language)} />
      </section>
      <label
        htmlFor="waiver"
        className={`flex min-h-14 items-center gap-3 rounded-b-card border bg-surface px-4 py-3 font-semibold ${error ? "border-lost" : "border-edge"}`}
      >
        <input
          id="waiver"
          type="checkbox"
          className="size-6 shrink-0 accent-brand"
          checked={isAccepted}
          disabled={isDisabled}
          onChange={(input) => onChange(language, input.target.checked)}
          {...describedBy("waiver", undefined, error)}
        />
        {waiverAccept}
      </label>
    </div>
  );
}

/** The waiver does not exist in the page's language: offers the languages in which it does. */
function WaiverLanguageChoice({
  waiver,
  copyByLanguage,
  copy,
  isDisabled,
  onChange,
}: Omit<Props, "language" | "error">) {
  return (
    <section aria-labelledby="waiver-title" className="rounded-card border border-edge bg-surface p-4">
      <h2 id="waiver-title" className="font-semibold">
        {copy.waiverTitle}
      </h2>
      <p className="mt-1">{copy.waiverOtherLanguages}</p>
      <div className="mt-3 grid gap-2.5">
        {languagesOf(waiver).map((language, at) => (
          <Button
            key={language}
            {...(at === 0 && { id: "waiver" })}
            lang={language}
            kind="secondary"
            disabled={isDisabled}
            onClick={() => onChange(language, false)}
          >
            {copyByLanguage[language].waiverRead}
          </Button>
        ))}
      </div>
    </section>
  );
}
