import http from "node:http";
import type { AddressInfo } from "node:net";

interface Held {
  path: RegExp;
  reached: Signal;
  released: Signal;
}

/** Wraps a promise that `give` settles from outside. */
class Signal {
  private settle: (() => void) | undefined;
  readonly given = new Promise<void>((resolve) => {
    this.settle = resolve;
  });

  give(): void {
    this.settle?.();
  }
}

export interface Holding {
  /** Settles once the answer exists and waits for release. */
  reached: Promise<void>;
  release: () => void;
}

/**
 * Forwards requests to a server and can hold an answer back after the server made it, so that the answer becomes
 * outdated.
 */
export class AnswerHolder {
  /** Returns how long each answer waits, in addition to any hold. */
  delayMs: () => number = () => 0;
  private readonly held: Held[] = [];
  private readonly server = http.createServer((request, response) => void this.pass(request, response));

  private constructor(private readonly target: string) {}

  static async start(target: string): Promise<AnswerHolder> {
    const holder = new AnswerHolder(target);
    await new Promise<void>((resolve) => holder.server.listen(0, "127.0.0.1", resolve));
    return holder;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Holds the next answer to a request whose url matches `path`. */
  hold(path: RegExp): Holding {
    const [reached, released] = [new Signal(), new Signal()];
    this.held.push({ path, reached, released });
    return { reached: reached.given, release: () => released.give() };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "GET", url = "/", headers } = incoming;
    const answer = await fetch(`${this.target}${url}`, {
      method,
      headers: { authorization: headers.authorization ?? "", "content-type": headers["content-type"] ?? "" },
      ...(method === "POST" && { body: Buffer.concat(chunks) }),
    });
    const body = await answer.text();
    const at = this.held.findIndex(({ path }) => path.test(url));
    const [held] = at < 0 ? [] : this.held.splice(at, 1);
    held?.reached.give();
    await held?.released.given;
    const delay = this.delayMs();
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const date = answer.headers.get("date");
    if (date !== null) response.setHeader("date", date);
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(body);
  }
}
