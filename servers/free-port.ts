import { createServer } from "node:net";

/** A port of 127.0.0.1 that was free a moment ago. Somebody else may take it first, so a launcher tries another then. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("the system gave no port"));
      });
    });
  });
}

/** Whether a server could listen on `port`, on all addresses and on the loopback ones. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of [undefined, "127.0.0.1", "::1"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 says EADDRNOTAVAIL for ::1, which takes nothing from us.
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"),
    );
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

/** Starts something on `wanted`, or on free ports until one is still free when the server takes it. */
export async function startOnPort<Started>(
  wanted: number | undefined,
  start: (port: number) => Promise<Started>,
): Promise<Started> {
  if (wanted !== undefined) return start(wanted);
  for (let attemptsLeft = 3; ; attemptsLeft--) {
    const port = await freePort();
    try {
      return await start(port);
    } catch (error) {
      const wasTaken = error instanceof Error && /address already in use|could not bind/i.test(error.message);
      if (!wasTaken || attemptsLeft === 1) throw error;
    }
  }
}
