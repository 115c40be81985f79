import { readFileSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";

const AUTOGROUP = "/proc/self/autogroup";
/** Linux lets programs that are not root do it once in a tenth of a second, all together. */
const AGAIN_AFTER_MS = 250;

/**
 * Lets the other programs of this machine go first. On Linux niceness counts within a session, and each service is a session of its
 * own: the session itself is made nice where this process leads it, as a service does.
 * See https://man7.org/linux/man-pages/man7/sched.7.html, "The autogroup feature".
 */
export function giveWay(niceness: number): void {
  setPriority(niceness);
  if (!makeSessionNice(niceness)) setTimeout(makeSessionNice, AGAIN_AFTER_MS, niceness).unref();
}

/** False where it may be tried again. On another system, or one that does not group, the priority alone counts. */
function makeSessionNice(niceness: number): boolean {
  try {
    if (leadsItsSession()) writeFileSync(AUTOGROUP, String(niceness));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EAGAIN";
  }
}

/** By /proc/self/stat: the fourth field after the name, which may hold spaces and ends with a parenthesis, is the session's leader. */
function leadsItsSession(): boolean {
  const stat = readFileSync("/proc/self/stat", "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3]) === process.pid;
}
