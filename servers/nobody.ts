import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The user without rights on every Linux. PostgreSQL and PgBouncer refuse to run as root, so there they run as this one. */
export const NOBODY = 65534;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The identity that a server is started with. */
export function serverIdentity(): { uid?: number; gid?: number } {
  return isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether every folder down to `path` lets strangers pass. */
export function canEnterAsNobody(path: string): boolean {
  const strangersMayPass = 0o001;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const about = statSync(folder, { throwIfNoEntry: false });
    const passes = about?.uid === NOBODY || ((about?.mode ?? 0) & strangersMayPass) !== 0;
    if (!passes) return false;
    if (folder === dirname(folder)) return true;
  }
}
