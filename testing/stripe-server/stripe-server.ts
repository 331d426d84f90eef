import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Fault, Faults } from "./faults";
import { decodeForm } from "./form";
import { type Answer, answer, refuse } from "./routes";
import { StripeStore } from "./store";

export const testKey = "sk_test_farewell_0123456789";

/**
 * A local Stripe for the real SDK: form-encoded requests, idempotency keys, cursors, error objects. What it does
 * wrong is in `faults`; what is true is in `store`.
 */
export class StripeServer {
  readonly faults = new Faults();
  private readonly server = http.createServer((request, response) => void this.handle(request, response));

  private constructor(readonly store: StripeStore) {}

  static async start({ file, port = 0 }: { file?: string; port?: number } = {}): Promise<StripeServer> {
    const stripe = new StripeServer(new StripeStore(file));
    await new Promise<void>((resolve) => stripe.server.listen(port, "127.0.0.1", resolve));
    return stripe;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.store.close();
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://stripe");
    const encoded = `${url.search.slice(1)}&${Buffer.concat(chunks).toString()}`;
    const method = request.method ?? "GET";
    const fault = this.faults.next(method, url.pathname);
    if (fault && !fault.afterWork) return fail(fault, response);
    const given = this.answerOnce(request, method, url.pathname, encoded, fault);
    if (fault) return fail(fault, response);
    reply(response, given);
  }

  /** The same key with the same request gets the same answer, without doing anything again. */
  private answerOnce(
    request: http.IncomingMessage,
    method: string,
    pathname: string,
    encoded: string,
    fault: Fault | undefined,
  ): Answer {
    if (request.headers.authorization !== `Bearer ${testKey}`)
      return refuse(401, "Invalid API Key provided: sk_test_****wxyz", undefined, "invalid_request_error");
    const key = method === "POST" ? request.headers["idempotency-key"] : undefined;
    const path = pathname
      .replace(/^\/v1\//, "")
      .split("/")
      .map(decodeURIComponent);
    return this.store.transaction(() => {
      const known = typeof key === "string" ? this.store.findAnswer(key) : undefined;
      const what = `${method} ${pathname} ${encoded}`;
      if (known && known.request !== what)
        return refuse(
          400,
          "Keys for idempotent requests can only be used with the same parameters they were first used with.",
          undefined,
          "idempotency_error",
        );
      if (known) return { status: known.status, body: JSON.parse(known.body) };
      const given = answer({ store: this.store, method, path, form: decodeForm(encoded) });
      // Stripe keeps a 5xx for its key too: the work was begun, and is not begun again.
      const kept = fault?.kind === "status" ? failure(fault.status) : given;
      if (typeof key === "string") this.store.keepAnswer(key, what, kept.status, JSON.stringify(kept.body));
      return given;
    });
  }
}

function failure(status: number): Answer {
  if (status === 429) return refuse(429, "Too many requests. Please slow down.", "rate_limit");
  return refuse(status, "An unknown error occurred.", undefined, "api_error");
}

function fail(fault: Fault, response: http.ServerResponse): void {
  if (fault.kind === "hang") return;
  if (fault.kind === "cut") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"id":');
    setImmediate(() => response.destroy());
    return;
  }
  if (fault.retryAfterSeconds !== undefined)
    response.setHeader("retry-after", String(fault.retryAfterSeconds));
  reply(
    response,
    fault.status === 402
      ? refuse(402, "Your card was declined.", "card_declined", "card_error")
      : failure(fault.status),
  );
}

function reply(response: http.ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": `req_${Math.random().toString(36).slice(2)}`,
  });
  response.end(JSON.stringify(body));
}
