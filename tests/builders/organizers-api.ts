import { afterAll } from "vitest";
import type { Clock } from "#platform/clock.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { anOrganizer } from "./organizer.ts";
import type { Door } from "./visitor.ts";

/** For one test file: the whole product with an organizer who is signed in to it. Closed after the file's last test. */
export async function anOrganizersApi(clock?: Clock) {
  const opened = await openTestStartline(clock);
  afterAll(opened.close);
  const { signIn, config } = opened.startline;
  const door: Door = (path, init) => opened.api.request(path, init);
  return { ...opened, door, organizer: await anOrganizer(door, { signIn, publicUrl: config.PUBLIC_URL }) };
}
