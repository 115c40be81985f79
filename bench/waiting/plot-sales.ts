import type { Moment } from "#tests/waiting-room/simulation/sale-report.ts";

export type Line = { label: string; color: string; moments: readonly Moment[] };
type Panel = { title: string; top: number; most: number; valueOf: (moment: Moment) => number };

const MINUTES = 60;
const PEOPLE_BETWEEN_LINES = 500;
const [LEFT, WIDTH, HEIGHT] = [70, 640, 200];

/** Two curves of one story as SVG: places paid for, and people at checkout, both over the minutes since the opening. */
export function plotSales(lines: readonly Line[], sale: { people: number; places: number; target: number }): string {
  const { people, places, target } = sale;
  const paid: Panel = { title: "Places paid for", top: 60, most: places, valueOf: ({ confirmed }) => confirmed };
  const checkout: Panel = { title: "People at checkout", top: 330, most: places, valueOf: ({ held }) => held };
  const panels = [paid, checkout];
  const targetY = yOf(checkout, target);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 600" font-family="system-ui, sans-serif" font-size="13">
<title>A simulated sale of ${places} places to ${people.toLocaleString("en-US")} people, paced and unpaced</title>
<rect width="760" height="600" fill="#ffffff"/>
${panels.map((panel) => axesOf(panel)).join("\n")}
<line x1="${LEFT}" x2="${LEFT + WIDTH}" y1="${targetY}" y2="${targetY}" stroke="#555555" stroke-dasharray="5 4"/>
<text x="${LEFT + WIDTH}" y="${targetY - 6}" text-anchor="end" fill="#555555">target ${target}</text>
${panels.flatMap((panel) => lines.map((line) => curveOf(panel, line))).join("\n")}
${lines.map(({ label, color }, place) => legendOf(label, color, LEFT + place * 260)).join("\n")}
<text x="${LEFT + WIDTH / 2}" y="570" text-anchor="middle" fill="#555555">Minutes after the opening</text>
</svg>
`;
}

const xOf = (second: number) => round(LEFT + (second / 60 / MINUTES) * WIDTH);
const yOf = ({ top, most }: Panel, value: number) => round(top + HEIGHT * (1 - value / most));
const round = (value: number) => Math.round(value * 10) / 10;

function axesOf(panel: Panel): string {
  const { title, top, most } = panel;
  const rows = Array.from(
    { length: Math.floor(most / PEOPLE_BETWEEN_LINES) + 1 },
    (_, row) => row * PEOPLE_BETWEEN_LINES,
  );
  const columns = Array.from({ length: MINUTES / 10 + 1 }, (_, column) => column * 10);
  return [
    `<text x="${LEFT}" y="${top - 12}" font-weight="600" fill="#1a1a1a">${title}</text>`,
    ...rows.map((value) => {
      const y = yOf(panel, value);
      return `<line x1="${LEFT}" x2="${LEFT + WIDTH}" y1="${y}" y2="${y}" stroke="#e2e2e2"/><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end" fill="#555555">${value.toLocaleString("en-US")}</text>`;
    }),
    ...columns.map(
      (minute) =>
        `<text x="${xOf(minute * 60)}" y="${top + HEIGHT + 18}" text-anchor="middle" fill="#555555">${minute}</text>`,
    ),
  ].join("\n");
}

/** One point in ten seconds is as fine as the picture shows. A sale that is over stays as it is until the edge. */
function curveOf(panel: Panel, { color, moments }: Line): string {
  const shown = moments.filter(({ second }) => second >= 0 && second <= MINUTES * 60 && second % 10 === 0);
  const points = shown.map((moment) => `${xOf(moment.second)},${yOf(panel, panel.valueOf(moment))}`);
  const last = shown.at(-1);
  if (last?.phase === "sold_out") points.push(`${xOf(MINUTES * 60)},${yOf(panel, panel.valueOf(last))}`);
  return `<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="2"/>`;
}

const legendOf = (label: string, color: string, x: number) =>
  `<line x1="${x}" x2="${x + 24}" y1="20" y2="20" stroke="${color}" stroke-width="3"/><text x="${x + 32}" y="24" fill="#1a1a1a">${label}</text>`;
