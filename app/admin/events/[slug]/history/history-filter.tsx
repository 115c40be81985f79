import type { AuditAction } from "#booking/audit-log/audit-entry.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field, inputLook, TextField } from "#ui/text-field.tsx";
import { auditActionCopy } from "../../../audit-entry-copy.ts";
import { Fold } from "../../../fold.tsx";
import { organizerText } from "../../../language/organizer-text.ts";

type Chosen = { by: string; kind: string; from: string; to: string };
type Props = { csvPath: string; chosen: Chosen; people: string[]; actions: AuditAction[] };

/** A plain form, whose choice stands in the address: it can be sent to somebody else. */
export async function HistoryFilter({ csvPath, chosen, people, actions }: Props) {
  const t = await organizerText();
  const query = new URLSearchParams(chosen).toString();

  return (
    <div className="mb-5 space-y-3">
      <Fold summary={t("Filter")} isOpen={Object.values(chosen).some(Boolean)}>
        <form method="get" className="grid gap-4 sm:grid-cols-2">
          <Select
            all={t("All")}
            id="by"
            label={t("Who")}
            chosen={chosen.by}
            options={people.map((value) => ({ value, text: value }))}
          />
          <Select
            all={t("All")}
            id="kind"
            label={t("What")}
            chosen={chosen.kind}
            options={actions.map((value) => ({ value, text: t(auditActionCopy[value]) }))}
          />
          <TextField id="from" name="from" type="date" label={t("From")} defaultValue={chosen.from} />
          <TextField id="to" name="to" type="date" label={t("Until")} defaultValue={chosen.to} />
          <Button type="submit" kind="secondary">
            {t("Show")}
          </Button>
        </form>
      </Fold>
      <ButtonLink kind="quiet" href={`${csvPath}?${query}`} download>
        {t("Download as CSV")}
      </ButtonLink>
    </div>
  );
}

type SelectProps = {
  all: string;
  id: string;
  label: string;
  chosen: string;
  options: { value: string; text: string }[];
};

function Select({ all, id, label, chosen, options }: SelectProps) {
  return (
    <Field id={id} label={label}>
      <select id={id} name={id} defaultValue={chosen} className={`${inputLook} border-edge`}>
        <option value="">{all}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
