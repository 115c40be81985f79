export type Verdict = {
  id: string;
  /** The function. */
  name: string;
  change: string;
  outcome: "killed" | "survived" | "stillborn";
  /** The test that killed it, or what PostgreSQL said of it. */
  by: string;
};

/** A survivor that somebody has looked at, and why it may. It must still be the same change. */
export type Explained = { id: string; change: string; reason: string };

type Row = { name: string; mutants: number; killed: number; survived: number; explained: number; stillborn: number };

/** The table of all functions, and the survivors that nobody has explained. Those that are explained count for no score. */
export function summarize(
  verdicts: readonly Verdict[],
  explained: readonly Explained[],
): { table: string; score: number } {
  const isExplained = ({ id, change }: Verdict) => explained.some((one) => one.id === id && one.change === change);
  const rowOf = (name: string, of: readonly Verdict[]): Row => {
    const count = (outcome: Verdict["outcome"]) => of.filter((verdict) => verdict.outcome === outcome).length;
    const survivors = of.filter(({ outcome }) => outcome === "survived");
    return {
      name,
      mutants: of.length,
      killed: count("killed"),
      survived: survivors.length,
      explained: survivors.filter(isExplained).length,
      stillborn: count("stillborn"),
    };
  };
  const names = [...new Set(verdicts.map(({ name }) => name))].sort();
  const rows = names.map((name) =>
    rowOf(
      name,
      verdicts.filter((verdict) => verdict.name === name),
    ),
  );
  const total = rowOf("all", verdicts);
  const unexplained = verdicts.filter((verdict) => verdict.outcome === "survived" && !isExplained(verdict));
  const lines = [
    "",
    line(["function", "mutants", "killed", "survived", "explained", "stillborn", "score"]),
    ...[...rows, total].map((row) =>
      line([
        row.name,
        row.mutants,
        row.killed,
        row.survived,
        row.explained,
        row.stillborn,
        `${scoreOf(row).toFixed(1)} %`,
      ]),
    ),
    "",
    unexplained.length === 0 ? "No survivor is unexplained." : "Survivors that nobody has explained:",
    ...unexplained.map(({ id, change }) => `  ${id}  ${change}`),
  ];
  return { table: lines.join("\n"), score: scoreOf(total) };
}

/** Per cent of those that a test could notice. */
function scoreOf({ killed, survived, explained }: Row): number {
  const noticeable = killed + survived - explained;
  return noticeable === 0 ? 100 : (100 * killed) / noticeable;
}

const line = ([name, ...columns]: (string | number)[]): string =>
  `${String(name).padEnd(30)}${columns.map((column) => String(column).padStart(11)).join("")}`;
