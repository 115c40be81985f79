import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/**
 * The server of one plain machine: `/api` to the API, everything else to the pages. What neither could read is refused
 * here: an address that can't be decoded, and a connection that wants to become something else.
 */
export function createFrontDoor({ api, pages }: { api: RequestListener; pages: RequestListener }): Server {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
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
