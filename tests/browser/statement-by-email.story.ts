import { randomText } from "#platform/ids.ts";
import { checkScreen } from "./check-screen.ts";
import { messagesTo } from "./inbox.ts";
import { expect, test } from "./organizer-phone.ts";

test("an owner sends the statement to an accountant, sees what goes out, and it arrives once", {
  tag: "@long",
}, async ({ phone, product, anEvent, sellTo }) => {
  const event = await anEvent({ capacity: 3 });
  await sellTo(event);
  const books = `books-${randomText(6)}@ngo.example`;

  await phone.goto(`/admin/events/${event.slug}/statement`);
  await phone.getByRole("link", { name: "Send by email" }).tap();
  await expect(phone.getByRole("heading", { name: "Send the statement" })).toBeVisible();
  await expect(phone.getByText("Statement: Test ride", { exact: false })).toBeVisible();
  await expect(phone.getByText("Collected: ₹1,525", { exact: false })).toBeVisible();
  await expect(phone.getByRole("link", { name: /-statement-.*\.pdf$/ })).toBeVisible();
  await expect(phone.getByLabel("To", { exact: true })).toHaveValue(product.organizer.email);

  // Until the page is alive the browser alone knows what was chosen.
  await expect(async () => {
    await phone.getByLabel("To", { exact: true }).selectOption("Another address");
    await expect(phone.getByLabel("Their email address")).toBeVisible({ timeout: 500 });
  }).toPass();
  await phone.getByLabel("Their email address").fill("books at ngo");
  await phone.getByRole("button", { name: "Send the statement" }).tap();
  await expect(phone.getByLabel("Their email address")).toHaveAccessibleDescription(/Enter an email address/);
  await phone.getByLabel("Their email address").fill(books);
  await checkScreen(phone, "190-statement-send");

  // With the network cut nothing is lost, and pressed twice it goes once.
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Send the statement" }).tap();
  await expect(phone.getByText("You have no connection", { exact: false })).toBeVisible();
  await phone.context().setOffline(false);
  await phone.getByRole("button", { name: "Send the statement" }).dblclick();
  await expect(phone.getByText("On its way")).toBeVisible();

  await expect.poll(async () => (await messagesTo(product.inboxUrl, books)).length).toBe(1);
  const [letter] = (await messagesTo(product.inboxUrl, books)) as { attachments?: { contentType: string }[] }[];
  expect(letter?.attachments).toMatchObject([{ contentType: "application/pdf" }]);
  await expect(phone.getByText(/^Sent, /)).toBeVisible();
  await checkScreen(phone, "191-statement-sent");

  await phone.getByRole("button", { name: `Send again to ${books}` }).tap();
  await expect.poll(async () => (await messagesTo(product.inboxUrl, books)).length).toBe(2);
  await phone.goto(`/admin/events/${event.slug}/history`);
  await expect(phone.getByText(`Sent the statement to ${books}`).first()).toBeVisible();
});
