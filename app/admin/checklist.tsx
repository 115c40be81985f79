import type { MissingPart } from "#booking/events/list-missing.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { missingCopy } from "./event-copy.ts";
import { fieldPath } from "./event-form/field-copy.ts";
import { organizerText } from "./language/organizer-text.ts";

/** What stands between a draft and its sale; each entry leads to its field. */
export async function Checklist({ missing, slug }: { missing: MissingPart[]; slug: string }) {
  const t = await organizerText();
  if (missing.length === 0) {
    return (
      <p className="mt-4 flex items-center gap-2 font-semibold text-yours">
        <CheckIcon className="size-5" />
        {t("Ready to publish")}
      </p>
    );
  }
  return (
    <div className="mt-4">
      <p className="font-semibold">{t("Before it can go on sale:")}</p>
      <ul className="mt-1">
        {missing.map((part) => (
          <li key={part}>
            <a
              href={fieldPath(slug, missingCopy[part].fieldId)}
              className="inline-flex min-h-12 items-center gap-3 underline decoration-edge underline-offset-4"
            >
              <span aria-hidden="true" className="size-4 shrink-0 rounded-full border-2 border-edge" />
              {t.sentence(missingCopy[part].todo)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
