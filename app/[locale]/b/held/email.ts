/** Whether it looks like an email address. The server checks it thoroughly; this spares a round trip. */
export const isEmailLike = (typed: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed.trim());
