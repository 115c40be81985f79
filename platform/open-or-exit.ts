import { ConfigError } from "./config.ts";
import { explainDatabase, explainUnreachable } from "./explain-unreachable.ts";

/** Ends the program with one sentence for the person who started it. */
export function exitWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Ends a command that needs the database and its tables if they are not there, with one sentence. */
export async function requireTables(deps: Parameters<typeof explainDatabase>[0]): Promise<void> {
  const fault = await explainDatabase(deps);
  if (fault !== null) exitWith(fault);
}

/** Opens what a program needs, or ends it with one sentence: a setting, PostgreSQL or Redis is not as it must be. */
export async function openOrExit<Opened extends Parameters<typeof explainUnreachable>[0]>(
  open: () => Opened,
): Promise<Opened> {
  try {
    const opened = open();
    const unreachable = await explainUnreachable(opened);
    if (unreachable) exitWith(unreachable);
    return opened;
  } catch (error) {
    if (error instanceof ConfigError) exitWith(error.message);
    throw error;
  }
}
