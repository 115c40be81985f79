import { HttpConnection } from "./http-connection.ts";

export type Outcome = {
  /** How often each status was answered; 0 stands for a connection that broke. */
  statuses: Record<number, number>;
  seconds: number;
  /** Milliseconds, ascending: from when a request was due to the last byte of its answer. */
  latencies: number[];
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
            tally.count(status, performance.now() - sentAt);
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

/**
 * An open loop: requests are due at a fixed rate whatever becomes of the earlier ones, and a late one counts from when
 * it was due. Otherwise a server that stalls would be asked less, and its worst moments measured least.
 */
export async function sendAtRate(
  port: number,
  next: NextRequest,
  load: { connections: number; perSecond: number; seconds: number },
): Promise<Outcome> {
  const connections = await openConnections(port, load.connections);
  const idle = [...connections];
  const overdue: number[] = [];
  const tally = newTally();
  const total = load.perSecond * load.seconds;
  const startedAt = performance.now();
  let due = 0;
  let answers = 0;

  await new Promise<void>((finished, failed) => {
    const dispatch = () => {
      while (overdue.length > 0 && idle.length > 0) {
        const dueAt = overdue.shift() as number;
        const connection = idle.pop() as HttpConnection;
        const request = next();
        if (!request) return failed(new Error("there are fewer requests than the rate needs"));
        connection.send(request, (status) => {
          tally.count(status, performance.now() - dueAt);
          if (status === 0) return failed(new Error("the server broke a connection"));
          idle.push(connection);
          answers += 1;
          if (answers === total) finished();
          else dispatch();
        });
      }
    };
    const timer = setInterval(() => {
      const now = performance.now();
      for (; due < total && startedAt + (due * 1000) / load.perSecond <= now; due += 1) {
        overdue.push(startedAt + (due * 1000) / load.perSecond);
      }
      if (due === total) clearInterval(timer);
      dispatch();
    }, 1);
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
  return {
    count(status: number, milliseconds: number): void {
      statuses[status] = (statuses[status] ?? 0) + 1;
      latencies.push(milliseconds);
    },
    outcome: (seconds: number): Outcome => ({ statuses, seconds, latencies: latencies.sort((a, b) => a - b) }),
  };
}
