const TIMEOUT_MS = 5000;

/**
 * Has the Next behind this address make the event's static pages anew at their next visit.
 * @throws when it does not.
 */
export async function revalidatePages(address: string, internalToken: string, slug: string): Promise<void> {
  const response = await fetch(`${address}/internal/revalidate`, {
    method: "POST",
    headers: { Authorization: `Bearer ${internalToken}`, "Content-Type": "application/json" },
    body: JSON.stringify({ slug }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the pages of ${address} answered ${response.status}`);
}
