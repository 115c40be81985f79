"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { newRequestId } from "../../../../request-id.ts";
import { useFailure } from "../../../../use-failure.ts";
import { usePersistedState } from "../../../../use-persisted-state.ts";
import { useRefresh } from "../../../../use-refresh.ts";

export function NoteForm({ path }: { path: string }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [text, setText] = usePersistedState(`note.${path}`, "");
  const press = useRef<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useFailure();

  async function write(event: FormEvent) {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (isBusy || text.trim() === "") return;
    setBusy(true);
    press.current ??= newRequestId();
    const reply = await callOffice(path, { method: "POST", body: { press: press.current, text } });
    setBusy(false);
    setFailure(reply.kind === "ok" ? null : reply);
    if (reply.kind !== "unreachable") press.current = null;
    if (reply.kind !== "ok") return;
    setText("");
    await refresh();
  }

  return (
    <form onSubmit={write} noValidate>
      <TextAreaField
        id="note"
        label={t("Add a note")}
        hint={t("Only organizers see it.")}
        maxLength={1000}
        value={text}
        error={isMissing ? t("Write the note first.") : undefined}
        onChange={({ target }) => {
          press.current = null; // Another text is another note.
          setText(target.value);
        }}
      />
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <Button type="submit" kind="secondary" className="mt-3" disabled={isBusy}>
        {isBusy ? <Spinner /> : null}
        {t("Add note")}
      </Button>
    </form>
  );
}
