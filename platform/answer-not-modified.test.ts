import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { answerNotModified } from "./answer-not-modified.ts";

/** A page with an `ETag`, as Next writes it: status and headers first, the body after them. */
async function aPage(status = 200): Promise<string> {
  const server = createServer(
    answerNotModified((_request, response) => {
      response.statusCode = status;
      response.setHeader("etag", ['"one"']);
      response.setHeader("cache-control", "s-maxage=60");
      response.write("the ");
      response.end("page");
    }),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (address: string, etag: string) => fetch(address, { headers: { "if-none-match": etag } });

test.each(['"one"', 'W/"one"', '"zero", "one"', "*"])(
  "a browser that has the page, as %s says, gets no body",
  async (known) => {
    const answer = await ask(await aPage(), known);

    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("etag")).toBe('"one"');
    expect(answer.headers.get("cache-control")).toBe("s-maxage=60");
  },
);

test("a browser that has another page, or none, gets the whole page", async () => {
  const address = await aPage();

  for (const answer of [await ask(address, '"two"'), await fetch(address)]) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("the page");
  }
});

test("a page that could not be made is sent whole", async () => {
  const answer = await ask(await aPage(500), '"one"');

  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe("the page");
});
