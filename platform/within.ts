/** What `work` comes to; fails when that takes longer. The work itself goes on, and what becomes of it then is nobody's. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const isLate = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(isLate));
  });
}
