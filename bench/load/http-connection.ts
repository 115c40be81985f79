import { connect, type Socket } from "node:net";

const HEAD_END = "\r\n\r\n";

/**
 * One kept-alive HTTP connection with one request at a time, written as bytes made beforehand. It reads no more of an
 * answer than its status and its length: the generator shares the machine with what it measures, and a full client
 * would cost as much as the server.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #received = "";
  #answered: ((status: number) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => this.#read(part));
    socket.on("error", () => {});
    socket.on("close", () => this.#answer(0));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1" });
      socket.once("error", reject);
      socket.once("connect", () => resolve(new HttpConnection(socket)));
    });
  }

  /** Sends a whole request; `answered` gets the status when the last byte of the answer is here, 0 if it never came. */
  send(request: Buffer, answered: (status: number) => void): void {
    this.#answered = answered;
    if (this.#socket.destroyed) this.#answer(0);
    else this.#socket.write(request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(part: string): void {
    this.#received = this.#received === "" ? part : this.#received + part;
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.#received.slice(0, headEnd))?.[1];
    const isWhole =
      length === undefined
        ? this.#received.endsWith("\r\n0\r\n\r\n")
        : this.#received.length >= headEnd + HEAD_END.length + Number(length);
    if (!isWhole) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = "";
    this.#answer(status);
  }

  #answer(status: number): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(status);
  }
}
