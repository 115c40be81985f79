import { escaped } from "./escaped.ts";

export type Line = {
  label: string /** A class of the style sheet: line-1 to line-6. */;
  tone: number;
  points: readonly (readonly [number, number])[];
};
type Mark = { at: number; label: string };
type Plot = {
  title: string;
  x: string;
  y: string;
  lines: readonly Line[];
  dots?: readonly Line[];
  marks?: readonly Mark[];
};

const WIDTH = 640;
const HEIGHT = 300;
const LEFT = 56;
const RIGHT = 12;
const TOP = 16;
const BOTTOM = 44;
const POINTS_MAX = 300;
const ROUND = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];

/** A plot as inline SVG that scales to its column, with its legend as text below: nothing of it needs a script or a color alone. */
export function plot({ title, x, y, lines, dots = [], marks = [] }: Plot): string {
  const points = [...lines, ...dots].flatMap((line) => line.points);
  if (points.length === 0) return "";
  const right = niceMax(most(points.map(([at]) => at)));
  const top = niceMax(most(points.map(([, value]) => value)));
  const px = (at: number) => round(LEFT + (at / right) * (WIDTH - LEFT - RIGHT));
  const py = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP));
  const legend = [...lines, ...dots].map(({ label, tone }) => `<li class="tone-${tone}">${escaped(label)}</li>`);
  return `<figure>
<figcaption>${escaped(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
${ticks(top)
  .map((value) => gridLine(py(value), shortNumber(value)))
  .join("\n")}
${ticks(right)
  .map(
    (at) =>
      `<text class="tick" x="${px(at)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${shortNumber(at)}</text>`,
  )
  .join("\n")}
<text class="axis" x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${escaped(x)}</text>
<text class="axis" x="${LEFT}" y="${HEIGHT - 6}">${escaped(y)}</text>
${marks.map(({ at, label }) => mark(px(at), label)).join("\n")}
${lines
  .map(
    ({ tone, points: each }) =>
      `<polyline class="line tone-${tone}" points="${thin(each)
        .map(([at, value]) => `${px(at)},${py(value)}`)
        .join(" ")}"/>`,
  )
  .join("\n")}
${dots.map(({ tone, points: each }) => each.map(([at, value]) => `<circle class="dot tone-${tone}" cx="${px(at)}" cy="${py(value)}" r="2"/>`).join("")).join("\n")}
</svg>
<ul class="legend">${legend.join("")}</ul>
</figure>`;
}

const gridLine = (y: number, label: string): string =>
  `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/><text class="tick" x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${label}</text>`;

const mark = (x: number, label: string): string =>
  `<line class="mark" x1="${x}" x2="${x}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/><text class="tick" x="${x + 4}" y="${TOP + 10}">${escaped(label)}</text>`;

/** A round number whose quarters are round too, at least as large and little larger. */
function niceMax(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND.find((each) => value <= each * power) ?? 10) * power;
}

const ticks = (top: number): number[] => [0, 1, 2, 3, 4].map((quarter) => (top * quarter) / 4);

const shortNumber = (value: number): string =>
  value >= 10_000
    ? `${round(value / 1000)}k`
    : String(value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

const most = (values: readonly number[]): number => values.reduce((max, value) => Math.max(max, value), 0);
const round = (value: number): number => Math.round(value * 10) / 10;

function thin(points: Line["points"]): Line["points"] {
  const every = Math.ceil(points.length / POINTS_MAX);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
