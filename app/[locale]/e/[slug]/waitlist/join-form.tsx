import { useEffect, useRef, useState } from "react";
import { checkDetails, type FieldError } from "#app/[locale]/b/held/check-form.ts";
import { PersonFields } from "#app/[locale]/b/held/person-fields.tsx";
import { readPhone } from "#app/[locale]/b/held/phone.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { joinWaitlist } from "#app/visitor/join-waitlist.ts";
import { readStoredEvent } from "#app/visitor/stored-visit.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";
import { Button } from "#ui/button.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { CategoryCards } from "../category-cards.tsx";
import type { WaitlistProps } from "./waitlist-props.ts";

/** Who waits, for which ride. Sent twice it joins once, whatever became of the first answer. */
export function JoinForm({
  slug,
  locale,
  copy,
  categories,
  onJoined,
  onClosed,
}: WaitlistProps & { onJoined: (entry: WaitlistEntry) => void; onClosed: () => void }) {
  const [typed, setTyped] = useState({ name: "", phone: "", email: "" });
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ tone: "time" | "lost"; text: string } | null>(null);
  const shown = useRef(new AbortController());
  useEffect(() => {
    shown.current = new AbortController();
    // What was chosen on the event page is what somebody wanted.
    const wanted = readStoredEvent(slug)?.categoryId;
    const chosen = categories.length === 1 ? categories[0] : categories.find(({ id }) => id === wanted);
    setCategoryId(chosen?.id ?? null);
    return () => shown.current.abort();
  }, [slug, categories]);

  const change = (part: Partial<typeof typed>, field: string) => {
    setTyped({ ...typed, ...part });
    setErrors(errors.filter((error) => error.field !== field));
  };
  const errorText = (field: string) => {
    const code = errors.find((error) => error.field === field)?.code;
    return code && (field === "category" ? copy.rideMissing : fill(copy.fieldErrors[code] ?? "", { label: field }));
  };
  const refuse = (found: FieldError[]) => {
    setErrors(found);
    setAttempt(attempt + 1);
  };

  async function join() {
    const missing: FieldError[] = categoryId ? [] : [{ field: "category", code: "category_missing" }];
    const found = [...missing, ...checkDetails(typed)];
    if (found.length > 0 || !categoryId) return refuse(found);
    setErrors([]);
    setBusy(true);
    setTrouble(null);
    const form = {
      name: typed.name.trim(),
      phone: readPhone(typed.phone) ?? typed.phone,
      email: typed.email.trim(),
      categoryId,
      language: locale,
    };
    const reply = await joinWaitlist(slug, form, {
      signal: shown.current.signal,
      onRetry: () => setTrouble({ tone: "time", text: copy.retrying }),
      onProof: () => setTrouble({ tone: "time", text: copy.proving }),
    });
    if (shown.current.signal.aborted) return;
    setBusy(false);
    if (reply.kind === "ok") return onJoined(reply.body);
    if (codeOf(reply) === "waitlist_closed") return onClosed();
    const refused = reply.kind === "refused" ? (reply.problem.errors ?? []) : [];
    if (refused.length > 0) {
      setTrouble(null);
      return refuse(refused);
    }
    const texts: Record<string, string> = copy.refusals;
    setTrouble({ tone: "lost", text: texts[codeOf(reply)] ?? copy.refusals.other });
  }

  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!isBusy) void join();
      }}
    >
      <ErrorSummary
        title={fillCount(copy.summaryTitle, errors.length, locale)}
        entries={errors.map((error) => ({ fieldId: error.field, text: errorText(error.field) ?? "" }))}
        attempt={attempt}
      />
      {categories.length > 1 ? (
        <div id="category" tabIndex={-1} className="outline-none">
          <CategoryCards
            legend={copy.chooseRide}
            cards={categories.map((category) => ({ ...category, note: "", isOpen: !isBusy }))}
            chosenId={categoryId}
            error={errorText("category")}
            onChoose={(id) => {
              setCategoryId(id);
              setErrors(errors.filter((error) => error.field !== "category"));
            }}
          />
        </div>
      ) : null}
      <PersonFields
        person={typed}
        copy={copy}
        phoneHint={copy.phoneHint}
        emailHint={copy.emailHint}
        isDisabled={isBusy}
        errorText={errorText}
        onChange={change}
      />
      <p className="text-[0.95rem] text-soft">
        {copy.consent}{" "}
        <a
          href={localPath(locale, "/privacy")}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center underline underline-offset-4"
        >
          {copy.privacyLink}
        </a>
      </p>
      <div role="alert" className="empty:hidden">
        {trouble ? <Notice tone={trouble.tone}>{trouble.text}</Notice> : null}
      </div>
      <Button type="submit" disabled={isBusy} className="w-full text-[1.15rem]">
        {isBusy ? (
          <>
            <Spinner />
            {copy.joining}
          </>
        ) : (
          copy.join
        )}
      </Button>
    </form>
  );
}
