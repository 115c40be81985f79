import { useEffect, useState } from "react";

/** What a link that was sent brings in its fragment, which no server sees; null until it was read. */
export function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => setToken(window.location.hash.slice(1)), []);
  return token;
}
