import { type FormEvent, useState } from "react";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/text-field.tsx";

type Props = { reference: string; isBusy: boolean; onName: (name: string) => void };

/** Who takes a kit for somebody else: they know the rider's reference, and say who they are. */
export function CollectorForm({ reference, isBusy, onName }: Props) {
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
        Ask them for the rider's reference. It must be <strong className="whitespace-nowrap">{reference}</strong>.
      </p>
      <TextField
        id="collector"
        label="Who takes the kit?"
        autoComplete="off"
        maxLength={120}
        value={name}
        error={isMissing ? "Write their name first." : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" className="mt-3 w-full" disabled={isBusy}>
        Give them the kit
      </Button>
    </form>
  );
}
