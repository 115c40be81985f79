import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { useOrganizerText } from "../language/text-context.tsx";

export function AddRow({ children, onClick, id }: { children: string; onClick: () => void; id?: string }) {
  return (
    <Button kind="secondary" onClick={onClick} {...(id ? { id } : {})}>
      <span aria-hidden="true">+</span>
      {children}
    </Button>
  );
}

/** `what` names the row for those who cannot see beside what the button stands. */
export function RemoveRow({ what, onClick }: { what: string; onClick: () => void }) {
  const t = useOrganizerText();
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-12 items-center self-start text-[0.95rem] text-soft underline underline-offset-4 hover:text-lost"
    >
      <span>{t.rich("Remove<what> {what}</what>", { what: heard }, { what })}</span>
    </button>
  );
}

/** Null where the row can't go any further that way. */
export function MoveRow({
  direction,
  what,
  onClick,
}: {
  direction: "up" | "down";
  what: string;
  onClick: (() => void) | null;
}) {
  const t = useOrganizerText();
  return (
    <button
      type="button"
      aria-disabled={onClick === null}
      onClick={onClick ?? undefined}
      className="inline-flex min-h-12 items-center text-[0.95rem] text-soft underline underline-offset-4 hover:text-ink aria-disabled:no-underline aria-disabled:opacity-50"
    >
      {/* One child: a flex box drops the spaces between several. */}
      <span>
        {direction === "up"
          ? t.rich("Move<what> {what}</what> up", { what: heard }, { what })
          : t.rich("Move<what> {what}</what> down", { what: heard }, { what })}
      </span>
    </button>
  );
}

/** For those who hear the page. */
const heard = (words: string): ReactNode => <span className="sr-only">{words}</span>;
