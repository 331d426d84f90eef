import http from "node:http";
import type { AddressInfo } from "node:net";
import { answerOnce, authenticate, type Request } from "./answer-once";
import type { AccountMode, Key, Permission } from "./base/accounts";
import { type Answer, refuse } from "./base/answer";
import { type Fault, Faults } from "./base/faults";
import { SearchLimit } from "./base/search-limit";
import { StripeStore } from "./base/store";

/** Is the secret key of the default account in test mode. */
export const testKey = "sk_test_farewell_0123456789";

/**
 * Serves a local Stripe to the real SDK: form-encoded requests, idempotency keys, cursors, error objects. `faults`
 * makes it fail. `store` holds the default account, `storeOf` returns that of another account.
 */
export class StripeServer {
  readonly faults = new Faults();
  /** Counts the requests since the server started. */
  requestCount = 0;
  private readonly searchLimit = new SearchLimit();
  private readonly server = http.createServer((request, response) => void this.handle(request, response));

  private constructor(readonly store: StripeStore) {}

  static async start({ file, port = 0 }: { file?: string; port?: number } = {}): Promise<StripeServer> {
    const stripe = new StripeServer(new StripeStore(file));
    stripe.store.accounts.addDefault(testKey);
    await new Promise<void>((resolve) => stripe.server.listen(port, "127.0.0.1", resolve));
    return stripe;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Adds an account, or its other mode, and returns a new secret key for it. */
  addAccount(account: AccountMode & { name: string }): string {
    return this.store.accounts.add(account);
  }

  /** Adds and returns another key of the account. With `permissions` the key is restricted. */
  addKey(account: AccountMode, options: { permissions?: readonly Permission[] } = {}): string {
    return this.store.accounts.addKey(account, options);
  }

  storeOf(account: AccountMode): StripeStore {
    return this.store.of(account);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.store.close();
  }

  private async handle(incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const request = await read(incoming);
    this.requestCount += 1;
    response.setHeader("date", new Date(this.store.settings.now()).toUTCString());
    const fault = this.faults.next(request.method, request.pathname);
    if (fault && !fault.afterWork && !isKept(fault)) return fail(fault, response);
    const given = this.answer(request, fault);
    if (fault) return fail(fault, response);
    reply(response, given);
  }

  private answer(request: Request, fault: Fault | undefined): Answer {
    const key = authenticate(this.store, request.key);
    if (!isKey(key)) return key;
    if (request.pathname.endsWith("/search") && !this.searchLimit.allows(key.account.mode))
      return failure(429);
    const failed = fault?.kind === "status" ? failure(fault.status) : undefined;
    return answerOnce(this.store.of(key.account), key, request, failed, fault && !fault.afterWork);
  }
}

const isKey = (found: Key | Answer): found is Key => "account" in found;
const isKept = (fault: Fault) => fault.kind === "status" && fault.isKept === true;

async function read(incoming: http.IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? "/", "http://stripe");
  const { method = "GET", headers } = incoming;
  const idempotencyKey = method === "POST" ? headers["idempotency-key"] : undefined;
  return {
    method,
    pathname: url.pathname,
    encoded: [url.search.slice(1), Buffer.concat(chunks).toString()].filter(Boolean).join("&"),
    key: (headers.authorization ?? "").replace(/^Bearer /, ""),
    idempotencyKey: typeof idempotencyKey === "string" ? idempotencyKey : undefined,
  };
}

function failure(status: number): Answer {
  if (status === 429)
    return refuse({ status: 429, message: "Too many requests. Please slow down.", code: "rate_limit" });
  return refuse({ status, message: "An unknown error occurred.", type: "api_error" });
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
  const declined = {
    status: 402,
    message: fault.message ?? "Your card was declined.",
    code: "card_declined",
    type: "card_error",
  };
  reply(response, fault.status === 402 ? refuse(declined) : failure(fault.status));
}

function reply(response: http.ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": `req_${Math.random().toString(36).slice(2)}`,
    ...headers,
  });
  response.end(JSON.stringify(body));
}
