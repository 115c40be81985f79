import type { Messages } from "#app/messages/catalog.ts";
import { fill } from "#app/messages/fill.ts";
import { PlainText } from "#ui/plain-text.tsx";
import { describedBy } from "#ui/text-field.tsx";

type Props = {
  waiver: { version: number; text: string };
  messages: Messages["booking"]["held"];
  isAccepted: boolean;
  error: string | undefined;
  isDisabled: boolean;
  onChange: (isAccepted: boolean) => void;
};

/** The waiver's own words, to scroll through, and the tick. Never ticked in advance. */
export function WaiverBox({ waiver, messages, isAccepted, error, isDisabled, onChange }: Props) {
  return (
    <div>
      <h2 id="waiver-title" className="font-semibold">
        {messages.waiverTitle}{" "}
        <span className="font-normal text-[0.92rem] text-soft">
          {fill(messages.waiverVersion, { version: waiver.version })}
        </span>
      </h2>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll it.
        tabIndex={0}
        aria-labelledby="waiver-title"
        className="mt-1.5 max-h-44 overflow-y-auto rounded-t-card border border-edge border-b-0 bg-surface p-4 text-[0.95rem] leading-normal"
      >
        <PlainText text={waiver.text} />
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
          onChange={(input) => onChange(input.target.checked)}
          {...describedBy("waiver", undefined, error)}
        />
        {messages.waiverTick}
      </label>
      {error ? (
        <p id="waiver-error" className="mt-1.5 font-medium text-[0.95rem] text-lost">
          {error}
        </p>
      ) : null}
    </div>
  );
}
