/** Whom one may want to send it to: oneself, the event's own address, and where it went before. */
export const addressesOf = (own: string, contact: string, sent: readonly { sentTo: string }[]): string[] => [
  ...new Set(
    [own, contact, ...sent.map(({ sentTo }) => sentTo)].map((address) => address.toLowerCase()).filter(Boolean),
  ),
];
