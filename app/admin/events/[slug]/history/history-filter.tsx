import { Button, ButtonLink } from "#ui/button.tsx";
import { Field, inputLook, TextField } from "#ui/text-field.tsx";
import { Fold } from "../../../fold.tsx";

type Chosen = { by: string; kind: string; from: string; to: string };
type Props = { csvPath: string; chosen: Chosen; people: string[]; actions: string[] };

/** A plain form, whose choice stands in the address: it can be sent to somebody else. */
export function HistoryFilter({ csvPath, chosen, people, actions }: Props) {
  const query = new URLSearchParams(chosen).toString();
  const words = (action: string) => action.charAt(0).toUpperCase() + action.slice(1).replaceAll("_", " ");
  return (
    <div className="mb-5 space-y-3">
      <Fold summary="Filter" isOpen={Object.values(chosen).some(Boolean)}>
        <form method="get" className="grid gap-4 sm:grid-cols-2">
          <Select id="by" label="Who" chosen={chosen.by} options={people.map((value) => ({ value, text: value }))} />
          <Select
            id="kind"
            label="What"
            chosen={chosen.kind}
            options={actions.map((value) => ({ value, text: words(value) }))}
          />
          <TextField id="from" name="from" type="date" label="From" defaultValue={chosen.from} />
          <TextField id="to" name="to" type="date" label="Until" defaultValue={chosen.to} />
          <Button type="submit" kind="secondary">
            Show
          </Button>
        </form>
      </Fold>
      <ButtonLink kind="quiet" href={`${csvPath}?${query}`} download>
        Download as CSV
      </ButtonLink>
    </div>
  );
}

type SelectProps = { id: string; label: string; chosen: string; options: { value: string; text: string }[] };

function Select({ id, label, chosen, options }: SelectProps) {
  return (
    <Field id={id} label={label}>
      <select id={id} name={id} defaultValue={chosen} className={`${inputLook} border-edge`}>
        <option value="">All</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
