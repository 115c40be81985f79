"use client";

import { useOrganizerText } from "../language/text-context.tsx";

type Minute = { minute: string; count: number };

const WIDTH = 640;
const HEIGHT = 190;
const GAP = 6;
const BASE = HEIGHT - 30;

// On a phone the drawing is half as large, so its text is twice.
const textLook = "text-[1.4rem] sm:text-[14px]";

/** Confirmations in each of the last minutes, the one under way paler. The line below says in words what it shows. */
export function MinutesPlot({ minutes }: { minutes: Minute[] }) {
  const t = useOrganizerText();
  const highest = Math.max(...minutes.map(({ count }) => count));
  const total = minutes.reduce((sum, { count }) => sum + count, 0);
  const step = WIDTH / minutes.length;
  const heightOf = (count: number) => (count / Math.max(highest, 1)) * (BASE - 26);
  const summary =
    total === 0
      ? t("Nobody was confirmed in the last 15 minutes.")
      : t("{total} confirmed in the last 15 minutes, at most {highest} in one minute.", { total, highest });
  const timeOf = (minute: Minute | undefined) => (minute ? t.time(new Date(minute.minute)) : "");
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary} className="block w-full">
        <path d={`M0 ${BASE + 0.5}H${WIDTH}`} stroke="var(--line)" />
        {minutes.map(({ minute, count }, index) => {
          const isUnderWay = index === minutes.length - 1;
          const height = count === 0 ? 0 : Math.max(3, heightOf(count));
          const x = index * step + GAP / 2;
          return (
            <g key={minute}>
              <rect
                x={x}
                y={BASE - height}
                width={step - GAP}
                height={height}
                rx={3}
                fill="var(--brand)"
                opacity={isUnderWay ? 0.45 : 1}
              />
              {count > 0 ? (
                <text
                  x={x + (step - GAP) / 2}
                  y={BASE - height - 5}
                  textAnchor="middle"
                  className={textLook}
                  fill="var(--ink)"
                >
                  {count}
                </text>
              ) : null}
            </g>
          );
        })}
        <text x={0} y={HEIGHT - 6} className={textLook} fill="var(--ink-soft)">
          {timeOf(minutes.at(0))}
        </text>
        <text x={WIDTH} y={HEIGHT - 6} textAnchor="end" className={textLook} fill="var(--ink-soft)">
          {timeOf(minutes.at(-1))}
        </text>
      </svg>
      <figcaption className="mt-1 text-[0.95rem] text-soft">{summary}</figcaption>
    </figure>
  );
}
