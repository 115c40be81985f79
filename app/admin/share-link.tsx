"use client";

import { useEffect, useState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { useOrganizerText } from "./language/text-context.tsx";
import { useCopied } from "./use-copied.ts";

/** The link that people need, to copy or to send on: the first thing to do with a published event. */
export function ShareLink({ url, title }: { url: string; title: string }) {
  const t = useOrganizerText();
  const { said, copy } = useCopied(t("Press and hold the link to copy it."));
  const [canShare, setCanShare] = useState(false);
  useEffect(() => setCanShare(typeof navigator.share === "function"), []);

  return (
    <div>
      <p className="font-semibold">{t("Link to share")}</p>
      <p className="select-all break-all text-[1.0625rem]">{url}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button kind="secondary" onClick={() => void copy(url)}>
          {t("Copy the link")}
        </Button>
        {canShare ? (
          <Button kind="secondary" onClick={() => void navigator.share({ title, url }).catch(() => {})}>
            {t("Share")}
          </Button>
        ) : (
          <ButtonLink
            kind="secondary"
            href={`https://wa.me/?text=${encodeURIComponent(`${title} ${url}`)}`}
            target="_blank"
          >
            WhatsApp
          </ButtonLink>
        )}
        <span role="status" className="text-[0.95rem] text-soft">
          {said}
        </span>
      </div>
    </div>
  );
}
