import { z } from "@hono/zod-openapi";

export const SwitchWaitlistBody = z.strictObject({ isOn: z.boolean() });

export const SwitchedWaitlistBody = z.object({ isOn: z.boolean() }).openapi("SwitchedWaitlist");

export const RemovedEntryBody = z.object({ entryId: z.string() }).openapi("RemovedWaitlistEntry");
