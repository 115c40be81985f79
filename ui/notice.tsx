import type { ReactNode } from "react";

type Tone = "plain" | "yours" | "time" | "lost";

const tones: Record<Tone, string> = {
  plain: "bg-surface border-line",
  yours: "bg-yours-wash border-yours/30",
  time: "bg-time-wash border-time/30",
  lost: "bg-lost-wash border-lost/30",
};
const titles: Record<Tone, string> = { plain: "", yours: "text-yours", time: "text-time", lost: "text-lost" };

/** A short message that matters now. The tone repeats what the title says, never more. */
export function Notice({ tone = "plain", title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={`rounded-card border px-4 py-3 ${tones[tone]}`}>
      {title ? <p className={`font-semibold ${titles[tone]}`}>{title}</p> : null}
      {children ? <div className="text-[0.97rem]">{children}</div> : null}
    </div>
  );
}
