import { useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { queuePath } from "#app/[locale]/paths.ts";
import { recallEvent } from "#app/visitor/memory.ts";
import { Button } from "#ui/button.tsx";
import { LinkIcon, LockIcon } from "#ui/icons.tsx";
import type { WaitingMessages } from "./waiting-room.tsx";

/** The phone may sleep; and a link that brings the same number to any browser. Its secret is in the fragment only. */
export function KeepPlace({ slug, messages, locale }: { slug: string; messages: WaitingMessages; locale: Locale }) {
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    const nonce = recallEvent(slug)?.nonce;
    if (!nonce) return;
    await navigator.clipboard?.writeText(`${location.origin}${queuePath(locale, slug)}#k=${nonce}`);
    setCopied(true);
  }

  return (
    <div className="mt-6 rounded-card border border-line bg-surface px-4 py-3">
      <p className="flex gap-3">
        <LockIcon className="mt-0.5 size-5 text-brand" />
        {messages.lockPhone}
      </p>
      <Button kind="quiet" className="mt-1 justify-start" onClick={() => void copy().catch(() => {})}>
        <LinkIcon className="size-5 text-brand" />
        {messages.keepLink}
      </Button>
      <p role="status" className="text-[0.92rem] text-soft">
        {isCopied ? messages.linkCopied : messages.linkHint}
      </p>
    </div>
  );
}
