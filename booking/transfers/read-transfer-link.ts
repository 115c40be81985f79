import type { SigningKey } from "#platform/keys.ts";
import type { Transfer } from "./transfer.ts";
import { transferCodeOf } from "./transfer-code.ts";
import { transferLink } from "./transfer-link.ts";

/** Where an offer is accepted: what its email says, for an organizer who sends it on in another way. */
export const readTransferLink = (
  { accessKeys, config }: { accessKeys: readonly SigningKey[]; config: { PUBLIC_URL: string } },
  booking: { eventId: string; reference: string },
  { id, to }: Pick<Transfer, "id" | "to">,
): string => transferLink(config.PUBLIC_URL, to.language, transferCodeOf(accessKeys, booking, id));
