/** Numbered steps. The list itself announces the numbers to screen readers. */
export function NumberedSteps({ steps, className }: { steps: readonly string[]; className: string }) {
  return (
    <ol className={className}>
      {steps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden="true"
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-brand font-semibold text-[0.9rem] text-on-brand"
          >
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
