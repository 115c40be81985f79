// Plain JavaScript, because the set-up runs on the machine's own Node before anything is installed.

const isLive = process.stdout.isTTY === true;
const HEARTBEAT_MS = isLive ? 200 : 10_000;

/** @type {Map<string, number>} */
const underWay = new Map();

/**
 * Runs one long step and shows that it moves: a counting line in a terminal, else a line at its start, every ten
 * seconds and at its end.
 *
 * @template Result
 * @param {string} label
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function showStep(label, work) {
  const startedAt = Date.now();
  underWay.set(label, startedAt);
  if (!isLive) console.log(`… ${label}`);
  const heartbeat = setInterval(() => showStillRunning(label), HEARTBEAT_MS);
  try {
    const result = await work();
    endLine(`✓ ${label}`, startedAt);
    return result;
  } catch (error) {
    endLine(`✗ ${label}`, startedAt);
    throw error;
  } finally {
    clearInterval(heartbeat);
    underWay.delete(label);
  }
}

/** @param {number} startedAt */
function secondsSince(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** @param {string} label */
function showStillRunning(label) {
  if (!isLive) {
    console.log(`… ${label}: ${secondsSince(underWay.get(label) ?? Date.now())} so far`);
    return;
  }
  const line = [...underWay].map(([name, startedAt]) => `… ${name} ${secondsSince(startedAt)}`).join("  ");
  process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
}

/**
 * @param {string} text
 * @param {number} startedAt
 */
function endLine(text, startedAt) {
  console.log(`${isLive ? "\r\x1b[K" : ""}${text.padEnd(44)} ${secondsSince(startedAt).padStart(7)}`);
}
