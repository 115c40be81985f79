import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/** A proxy in front sends a request at once; without one, a picture may take its time from a phone. */
const REQUEST_MS_MAX = 30_000;

/**
 * The server of one plain machine: `/api` to the API, everything else to the pages. What neither could read is refused
 * here: an address that can't be decoded, and a connection that wants to become something else. A request that has not come whole
 * within `requestMsMax` is answered with 408: whoever sends one byte at a time would keep a place in a service class.
 */
export function createFrontDoor(
  { api, pages }: { api: RequestListener; pages: RequestListener },
  requestMsMax = REQUEST_MS_MAX,
): Server {
  const limits = {
    requestTimeout: requestMsMax,
    headersTimeout: requestMsMax,
    connectionsCheckingInterval: requestMsMax / 10,
  };
  const server = createServer(limits, (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? "";
    if (url === "*") return void response.writeHead(204, { allow: METHODS }).end();
    if (!isReadable(url)) return void response.writeHead(400, { "content-type": "text/plain" }).end("Bad request\n");
    (url.startsWith("/api/") ? api : pages)(request, response);
  });
  server.on("upgrade", (_request, socket) => {
    socket.on("error", () => {});
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}

function isReadable(url: string): boolean {
  try {
    const { pathname } = new URL(url, "http://localhost");
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
