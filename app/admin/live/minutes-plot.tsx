import { toIndiaLocal } from "#platform/india-local.ts";

type Minute = { minute: string; count: number };

const WIDTH = 640;
const HEIGHT = 150;
const GAP = 6;
const BASE = HEIGHT - 22;

/** Confirmations in each of the last minutes, the one under way paler. The same numbers stand in a table for those who cannot see it. */
export function MinutesPlot({ minutes }: { minutes: Minute[] }) {
  const highest = Math.max(...minutes.map(({ count }) => count));
  const total = minutes.reduce((sum, { count }) => sum + count, 0);
  const step = WIDTH / minutes.length;
  const heightOf = (count: number) => (count / Math.max(highest, 1)) * (BASE - 20);
  const words =
    total === 0
      ? "Nobody was confirmed in the last 15 minutes."
      : `${total.toLocaleString("en-IN")} confirmed in the last 15 minutes, at most ${highest} in one.`;
  return (
    <figure>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words} className="block w-full">
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
                  fontSize="13"
                  fill="var(--ink)"
                >
                  {count}
                </text>
              ) : null}
              {index % 5 === 0 ? (
                <text x={x + (step - GAP) / 2} y={HEIGHT - 5} textAnchor="middle" fontSize="13" fill="var(--ink-soft)">
                  {toIndiaLocal(new Date(minute)).slice(11)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <figcaption className="mt-1 text-[0.95rem] text-soft">{words}</figcaption>
    </figure>
  );
}
