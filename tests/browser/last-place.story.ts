import { checkScreen } from "./check-screen.ts";
import { bookingShown, takePlace } from "./rider.ts";
import { expect, test } from "./story.ts";

test("of two riders for one place the second queues and gets the place that the first gives up", async ({
  page: first,
  aPhone,
  anEvent,
  placesOf,
}) => {
  const event = await anEvent({ capacity: 1 });
  await takePlace(first, event.slug);

  const second = await aPhone();
  await second.goto(`/e/${event.slug}`);
  await expect(second.getByText("All places are held right now")).toBeVisible();
  await checkScreen(second, "11-standby");
  await second.getByRole("button", { name: "Join the queue" }).tap();
  await expect(second.getByRole("heading", { name: "Your number", exact: true })).toBeVisible();
  await expect(second.getByText("You are next", { exact: true })).toBeVisible();
  await expect(second.getByText("We can't say yet")).toBeVisible();
  await checkScreen(second, "12-waiting");

  await first.getByRole("button", { name: "Give up my place" }).tap();
  await first.getByRole("button", { name: "Yes, give it up" }).tap();

  await expect(second.getByRole("heading", { name: "It's your turn" })).toBeVisible();
  await checkScreen(second, "13-turn");
  await second.getByRole("button", { name: "Get my place" }).tap();
  await bookingShown(second);
  expect(await placesOf(event)).toMatchObject({ held: 1, free: 0 });
});
