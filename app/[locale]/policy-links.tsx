import type { Copy } from "#app/copy/copy.ts";
import type { Language } from "#platform/languages.ts";
import { localPath } from "./paths.ts";

const policies = ["terms", "privacy", "refunds", "contact"] as const;

export function PolicyLinks({ locale, copy }: { locale: Language; copy: Copy["pages"] }) {
  return (
    <footer className="mt-12 border-line border-t pt-4 text-[0.95rem] text-soft">
      <nav className="flex flex-wrap gap-x-6">
        {policies.map((policy) => (
          <a
            key={policy}
            href={localPath(locale, `/${policy}`)}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {copy.policyNames[policy]}
          </a>
        ))}
      </nav>
    </footer>
  );
}
