import { office } from "#wiring";

/** Where everybody finds the event, as it can be sent on. */
export const publicLink = (slug: string): string => `${office().config.PUBLIC_URL}/e/${slug}`;
