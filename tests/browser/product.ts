/** Where the stories find the running product, and who may sign in to it. */
export type Product = {
  url: string;
  razorpayUrl: string;
  inboxUrl: string;
  databaseUrl: string;
  organizer: { email: string; password: string };
};

/** Playwright's setup and its stories are different processes, which share an environment. */
const VARIABLE = "STARTLINE_STORIES_PRODUCT";

export function tellStories(product: Product): void {
  process.env[VARIABLE] = JSON.stringify(product);
}

export function runningProduct(): Product {
  return JSON.parse(process.env[VARIABLE] as string);
}
