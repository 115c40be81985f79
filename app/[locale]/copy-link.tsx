import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { LinkIcon } from "#ui/icons.tsx";

type Props = {
  /** Null where this browser has nothing to link to. */
  readLink: () => string | null;
  text: { copyLink: string; linkCopied: string; linkHint: string };
  kind?: "quiet" | "secondary";
  className?: string;
};

/** A button that copies a private link; where the browser does not let pages copy, the link itself. */
export function CopyLink({ readLink, text, kind = "quiet", className = "" }: Props) {
  const [isCopied, setCopied] = useState(false);
  const [shownLink, setShownLink] = useState<string | null>(null);

  async function copy() {
    const link = readLink();
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setShownLink(link);
    }
  }

  return (
    <>
      <Button kind={kind} className={className} onClick={() => void copy()}>
        <LinkIcon className="size-5 text-brand" />
        {text.copyLink}
      </Button>
      {shownLink ? (
        <input
          readOnly
          aria-label={text.copyLink}
          value={shownLink}
          onFocus={(focus) => focus.currentTarget.select()}
          className="my-2 min-h-12 w-full rounded-card border border-edge bg-surface px-3 text-[0.92rem] text-ink"
        />
      ) : null}
      <p role="status" className="text-[0.92rem] text-soft">
        {isCopied ? text.linkCopied : text.linkHint}
      </p>
    </>
  );
}
