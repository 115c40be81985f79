import { startPatientTimer } from "./patient-timer.ts";

/**
 * What `work` comes to; fails with `message` when that takes longer. Time in which this process did not come to run does not
 * count. The work itself goes on, and what becomes of it then is nobody's.
 */
export function within<T>(
  milliseconds: number,
  work: Promise<T>,
  message = `No answer within ${milliseconds} ms`,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const cancel = startPatientTimer(milliseconds, () => reject(new Error(message)));
  work.then(resolve, reject).finally(cancel);
  return promise;
}
