/** What the runs of one process know of each other: which mutants need no more tests, and which tests tell nothing. */
export const killed = new Set<string>();
export const unreliable = new Set<string>();
