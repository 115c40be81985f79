import { Button } from "#ui/button.tsx";

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
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-12 items-center self-start text-[0.95rem] text-soft underline underline-offset-4 hover:text-lost"
    >
      Remove<span className="sr-only"> {what}</span>
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
  return (
    <button
      type="button"
      aria-disabled={onClick === null}
      onClick={onClick ?? undefined}
      className="inline-flex min-h-12 items-center text-[0.95rem] text-soft underline underline-offset-4 hover:text-ink aria-disabled:no-underline aria-disabled:opacity-50"
    >
      {/* One child: a flex box drops the spaces between several. */}
      <span>
        Move<span className="sr-only"> {what}</span> {direction}
      </span>
    </button>
  );
}
