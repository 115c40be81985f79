/** What one run is to do: the same test files with the functions as they are, and then with each mutant. */
export type Job = {
  files: string[];
  /** The functions as they are: what the first run meets, and every run after this job. */
  original: string;
  /** Of each mutant. */
  functions: { id: string; sql: string }[];
  /** Tests that have failed without a mutant, in this run or before. */
  unreliable: string[];
};

/** The job's name of the functions as they are: a test that fails with them tells nothing of a mutant. */
export const UNCHANGED = "unchanged";
/** How a mutant's failure begins that PostgreSQL does not take. */
export const STILLBORN = "stillborn: ";
