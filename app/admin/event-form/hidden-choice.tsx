import { useOrganizerText } from "../language/text-context.tsx";

type Props = { isHidden: boolean; onChange: (isHidden: boolean) => void };

/** Whether the public is shown a category. */
export function HiddenChoice({ isHidden, onChange }: Props) {
  const t = useOrganizerText();
  return (
    <label className="flex min-h-12 items-start gap-3">
      <input
        type="checkbox"
        className="mt-1 size-5 shrink-0"
        checked={isHidden}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {t("Hidden")}
        <span className="block text-[0.92rem] text-soft">
          {t("People don't see it and can't book it. Who has a place keeps it, and you can still add riders.")}
        </span>
      </span>
    </label>
  );
}
