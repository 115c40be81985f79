import { Button } from "#ui/button.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { useCopied } from "../use-copied.ts";

export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useOrganizerText();
  const { said, copy } = useCopied(t("Press and hold the codes to copy them."));
  return (
    <div>
      <ul className="grid select-all grid-cols-2 gap-x-6 rounded-card border border-line bg-surface px-4 py-3 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button kind="quiet" onClick={() => void copy(codes.join("\n"))}>
        {t("Copy the codes")}
      </Button>{" "}
      <span role="status" className="text-[0.95rem] text-soft">
        {said}
      </span>
    </div>
  );
}
