import { HttpConnection } from "./http-connection.ts";
import { keepRate, type Rate } from "./keep-rate.ts";

export type Outcome = {
  /** How often each status was answered; 0 stands for a connection that broke. */
  statuses: Record<number, number>;
  seconds: number;
  /** Milliseconds: from when a request was due to the last byte of its answer. */
  latencies: number[];
  /** When each of those was due, by the clock of the machine. */
  dueAt: number[];
};

/** The next request, or null when there are no more. */
export type NextRequest = () => Buffer | null;

/** A closed loop: each connection sends its next request when it has the answer to the last. */
export async function sendInTurn(
  port: number,
  next: NextRequest,
  load: { connections: number; seconds: number },
): Promise<Outcome> {
  const connections = await openConnections(port, load.connections);
  const tally = newTally();
  const startedAt = performance.now();
  const endsAt = startedAt + load.seconds * 1000;

  await Promise.all(
    connections.map(
      (connection) =>
        new Promise<void>((finished) => {
          let sentAt = 0;
          const sendNext = () => {
            sentAt = performance.now();
            const request = sentAt < endsAt ? next() : null;
            if (request) connection.send(request, answered);
            else finished();
          };
          const answered = (status: number) => {
            tally.count(status, sentAt);
            if (status === 0) finished();
            else sendNext();
          };
          sendNext();
        }),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  return tally.outcome(seconds);
}

/** An open loop over kept connections; what finds none idle waits for one, and its time runs. */
export async function sendAtRate(
  port: number,
  next: NextRequest,
  load: Rate & { connections: number },
): Promise<Outcome> {
  const connections = await openConnections(port, load.connections);
  const idle = [...connections];
  const overdue: ((connection: HttpConnection) => void)[] = [];
  const tally = newTally();
  const startedAt = performance.now();

  await keepRate(load, async (dueAt) => {
    // Each in its turn: Node closes a connection that was opened and is not used.
    const connection = idle.shift() ?? (await new Promise<HttpConnection>((given) => overdue.push(given)));
    const request = next();
    if (!request) throw new Error("there are fewer requests than the rate needs");
    const status = await new Promise<number>((answered) => connection.send(request, answered));
    tally.count(status, dueAt);
    if (status === 0) throw new Error("the server broke a connection");
    const waiting = overdue.shift();
    if (waiting) waiting(connection);
    else idle.push(connection);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  return tally.outcome(seconds);
}

function openConnections(port: number, count: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)));
}

function newTally() {
  const statuses: Record<number, number> = {};
  const latencies: number[] = [];
  const dueAt: number[] = [];
  return {
    count(status: number, due: number): void {
      statuses[status] = (statuses[status] ?? 0) + 1;
      latencies.push(performance.now() - due);
      dueAt.push(performance.timeOrigin + due);
    },
    outcome: (seconds: number): Outcome => ({ statuses, seconds, latencies, dueAt }),
  };
}
