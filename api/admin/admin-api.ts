import { type Api, newApi } from "../api.ts";

/** What organizers do. Every route below asks who is there. */
export function adminApi(): Api {
  return newApi();
}
