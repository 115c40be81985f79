import { useEffect, useRef } from "react";

/** What stopped a save and has no field that would mend it. It takes the focus, so that a screen reader says it at once. */
export function WholeProblems({ messages, attempt }: { messages: string[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [attempt]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-card border-2 border-lost bg-surface px-4 py-3 outline-none"
    >
      <p className="font-semibold text-lost">This was not saved yet</p>
      {messages.map((message) => (
        <p key={message} className="mt-1">
          {message}
        </p>
      ))}
    </div>
  );
}
