import { type FormEvent, useState } from "react";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";

type Props = { reference: string; isBusy: boolean; onName: (name: string) => void };

/** Who takes a kit for somebody else: they know the rider's reference, and say who they are. */
export function CollectorForm({ reference, isBusy, onName }: Props) {
  const t = useOrganizerText();
  const [name, setName] = useState("");
  const [isMissing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() !== "") onName(name.trim());
  }
  return (
    <form onSubmit={submit} noValidate className="mt-4 rounded-card bg-surface p-4 text-ink">
      <p className="mb-3">
        {t.rich(
          "Ask them for the rider's reference. It must be <b>{reference}</b>.",
          { b: (words) => <strong className="whitespace-nowrap">{words}</strong> },
          { reference },
        )}
      </p>
      <TextField
        id="collector"
        label={t("Who takes the kit?")}
        autoComplete="off"
        maxLength={120}
        value={name}
        error={isMissing ? t("Write their name first.") : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" className="mt-3 w-full" disabled={isBusy}>
        {t("Give them the kit")}
      </Button>
    </form>
  );
}
