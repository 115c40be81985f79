import { escaped } from "./escaped.ts";
import { plot } from "./plot.ts";
import type { Report } from "./report.ts";
import { costSentence, cpuLines, saleLines } from "./series.ts";
import { STYLE } from "./style.ts";

const VERDICTS: Record<Report["verdict"], string> = {
  kept: "every law is kept",
  broken: "a law is broken",
  invalid: "nothing is proved: the crowd itself was late",
};

/** The report as one page without scripts. */
export function htmlOf(report: Report): string {
  const { scenario, tells, verdict, size, seed, commit, date, machine } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(scenario)}: ${VERDICTS[verdict]}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(scenario)}</h1>
<p>${escaped(tells)}</p>
<p class="verdict ${verdict}">${verdict === "kept" ? "✓" : "✗"} ${VERDICTS[verdict]}</p>
<p class="soft">${escaped(date.replace("T", " ").slice(0, 16))} UTC, commit ${escaped(commit)}, seed ${seed}; ${escaped(machine)}.
Form and bank take ${Math.round(20 * size.think)} % of the time that they take people.</p>
${numbers(report)}
<h2>The sale</h2>
<div class="plots">${plots(report)}</div>
<h2>Laws</h2>
${laws(report)}
<h2>How long people waited for an answer</h2>
<p class="soft">Milliseconds from the moment at which a visitor wanted it; the crowd itself was late by ${report.lateness.p99.toFixed(0)} ms (p99).</p>
${latencies(report)}
<h2>Errors by kind</h2>
${errors(report)}
<h2>What it cost</h2>
${cost(report)}
<h2>How visits ended</h2>
${table(["End", "Visitors"], Object.entries(report.ends))}
</body>
</html>
`;
}

function numbers({ size, ends, cpu, classes, samples }: Report): string {
  const sold = samples.reduce((most, { confirmed }) => Math.max(most, confirmed), 0);
  const facts: [string, string][] = [
    [size.visitors.toLocaleString("en-IN"), `visitors within ${size.seconds} s`],
    [`${sold.toLocaleString("en-IN")}`, `of ${size.places.toLocaleString("en-IN")} places sold`],
    [(ends.sold_out ?? 0).toLocaleString("en-IN"), "read that all is sold"],
    [`${classes.kept?.p99.toFixed(0) ?? "-"} ms`, "p99 with a place"],
    [`${cpu.productMsPerVisitor.toFixed(1)} ms`, "CPU a visitor"],
    [`${cpu.productMsPerBooking.toFixed(0)} ms`, "CPU a booking"],
  ];
  return `<div class="numbers">${facts.map(([figure, words]) => `<div class="number"><b>${figure}</b><span>${words}</span></div>`).join("")}</div>`;
}

function plots(report: Report): string {
  const marks = report.faults.map(({ name, atSeconds }) => ({ at: atSeconds, label: name }));
  const { sold, held, waiting, ahead } = saleLines(report);
  const real = report.waits.map(({ toldLow, realMinutes }): [number, number] => [realMinutes, toldLow]);
  const latest = report.waits.flatMap(({ toldHigh, realMinutes }): [number, number][] =>
    toldHigh === null ? [] : [[realMinutes, toldHigh]],
  );
  const longest = report.waits.reduce((most, { realMinutes }) => Math.max(most, realMinutes), 0);
  return [
    plot({
      title: "Places over time",
      x: "seconds",
      y: "places",
      marks,
      lines: [
        { label: "sold", tone: 3, points: sold },
        { label: "at checkout, or called", tone: 2, points: held },
      ],
    }),
    plot({
      title: "People in the queue",
      x: "seconds",
      y: "people",
      marks,
      lines: [
        { label: "people who wait", tone: 1, points: waiting },
        { label: "numbers that are not called yet", tone: 6, points: ahead },
      ],
    }),
    plot({
      title: "Answers a second",
      x: "seconds",
      y: "answers",
      marks,
      lines: [{ label: "answers", tone: 1, points: report.perSecond.toSorted(([a], [b]) => a - b) }],
    }),
    plot({ title: "Cores in use", x: "seconds", y: "cores", marks, lines: cpuLines(report) }),
    plot({
      title: "Waiting time: told against real",
      x: "minutes until the turn",
      y: "minutes told at first",
      lines:
        longest > 0
          ? [
              {
                label: "told and real alike",
                tone: 6,
                points: [
                  [0, 0],
                  [longest, longest],
                ],
              },
            ]
          : [],
      dots: [
        { label: "not before", tone: 1, points: real },
        { label: "at the latest", tone: 2, points: latest },
      ],
    }),
  ].join("\n");
}

function laws({ laws: all }: Report): string {
  const items = all.map(({ law, holds, looked, offenders, offences }) => {
    const list = offenders.map((offender) => `<li>${escaped(offender)}</li>`).join("");
    const more = offences > offenders.length ? `<li>and ${offences - offenders.length} more</li>` : "";
    const mark = holds ? '<span class="kept">✓</span>' : '<span class="broken">✗</span>';
    return `<li>${mark} ${escaped(law)} <span class="soft">(${looked.toLocaleString("en-IN")} looked at)</span>${list && `<ul>${list}${more}</ul>`}</li>`;
  });
  return `<ul class="laws">${items.join("")}</ul>`;
}

const CLASS_WORDS: Record<string, string> = {
  kept: "with a place",
  called: "claims",
  new: "joins",
  public: "pages and status",
  vendor: "the bank (a simulator)",
};

function latencies({ classes, steps }: Report): string {
  const row = (name: string, { count, p50, p99, max }: { count: number; p50: number; p99: number; max: number }) => [
    name,
    count,
    p50,
    p99,
    max,
  ];
  const rows = Object.entries(classes).flatMap(([name, figures]) => [
    row(CLASS_WORDS[name] ?? name, figures),
    ...Object.entries(steps)
      .filter(([, step]) => step.class === name)
      .map(([step, own]) => row(`· ${step}`, own)),
  ]);
  return table(["Who, and what", "Calls", "p50", "p99", "max"], rows);
}

function errors({ errors: all, faults }: Report): string {
  const rows = Object.entries(all);
  const recovered = faults.map(({ name, atSeconds, soldAgainMs }) => [
    name,
    `${atSeconds} s`,
    soldAgainMs === null ? "never" : `${soldAgainMs} ms`,
  ]);
  const told = rows.length === 0 ? "<p>None.</p>" : table(["Step and outcome", "Times"], rows);
  return told + (recovered.length > 0 ? table(["Fault", "At", "Sold again after"], recovered) : "");
}

function cost({ cpu }: Report): string {
  const rows = Object.entries(cpu.seconds).map(([name, seconds]) => [
    name,
    seconds.toFixed(1),
    cpu.memoryMostMb[name] ?? 0,
  ]);
  return `<p>${costSentence(cpu)}</p>${table(["Process", "CPU seconds", "Memory at most, MB"], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number, position: number, tag: string) =>
    `<${tag}${position > 0 ? ' class="figure"' : ""}>${escaped(typeof value === "number" ? value.toLocaleString("en-IN") : value)}</${tag}>`;
  const line = (values: readonly (string | number)[], tag: string) =>
    `<tr>${values.map((value, position) => cell(value, position, tag)).join("")}</tr>`;
  return `<div class="scroll"><table><thead>${line(head, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table></div>`;
}
