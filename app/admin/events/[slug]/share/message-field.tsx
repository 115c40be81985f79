"use client";

import { useState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useCopied } from "../../../use-copied.ts";

/** To be changed before it is sent: an organizer knows their people. */
export function MessageField({ text: given }: { text: string }) {
  const t = useOrganizerText();
  const [text, setText] = useState(given);
  const { said, copy } = useCopied(t("Press and hold the text to copy it."));

  return (
    <div>
      <TextAreaField
        id="message"
        label={t("Text for WhatsApp")}
        hint={t("Words between stars are bold there. Change what you like.")}
        rows={7}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <ButtonLink kind="secondary" href={`https://wa.me/?text=${encodeURIComponent(text)}`} target="_blank">
          {t("Send in WhatsApp")}
        </ButtonLink>
        <Button kind="secondary" onClick={() => void copy(text)}>
          {t("Copy the text")}
        </Button>
        <span role="status" className="text-[0.95rem] text-soft">
          {said}
        </span>
      </div>
    </div>
  );
}
