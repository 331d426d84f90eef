import pRetry, { AbortError } from "p-retry";
import Stripe from "stripe";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { withoutEmails } from "@/lib/values/without-emails";
import { stripeClient } from "./stripe-client";

interface Pace {
  retries: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

interface ConnectOptions {
  apiBase?: string | undefined;
  timeoutMs?: number | undefined;
  /** Limits the wait for an answer that only has to show that Stripe is there. */
  briefMs?: number | undefined;
  pace?: Pace | undefined;
  /** Returns a message that says why nothing may be done in the account of the key, or undefined when it may. */
  whyRefused?: ((account: string) => string | undefined) | undefined;
}

const usualPace: Pace = { retries: 5, firstWaitMs: 250, longestWaitMs: 8000 };
const usualBriefMs = 5_000;
const briefTries = 3;
const pageSize = 100;
/** Limits how often a list is begun when its cursor vanishes because others delete objects while it is read. */
const freshStarts = 5;

/** Wraps the official SDK and decides how it is called. */
export class StripeApi {
  /** Is the moment before which no call starts: when Stripe asks one call to slow down, all calls of the key wait. */
  private notBefore = 0;
  private knownAccount: string | undefined;

  private constructor(
    readonly stripe: Stripe,
    private readonly mode: "live" | "test",
    private readonly pace: Pace,
    private readonly briefMs: number,
    private readonly whyRefused: ConnectOptions["whyRefused"],
  ) {}

  /** Creates the client of a key. Use one client per key, so that all its calls share one pace. */
  static connect(
    secretKey: string,
    { apiBase, timeoutMs, pace = usualPace, briefMs = usualBriefMs, whyRefused }: ConnectOptions = {},
  ): StripeApi {
    const mode = /^(sk|rk)_live_/.test(secretKey) ? "live" : "test";
    return new StripeApi(stripeClient(secretKey, apiBase, timeoutMs), mode, pace, briefMs, whyRefused);
  }

  /**
   * Returns the account and mode of this key, such as "acct_1/live". Asks Stripe once and remembers the answer.
   * Throws BillingProblem while nothing may be done in that account.
   */
  async account(): Promise<string> {
    if (this.knownAccount === undefined) {
      const account = await this.call(() => this.stripe.accounts.retrieveCurrent());
      if (!account) throw new BillingProblem("Stripe does not say which account this key is of.");
      this.knownAccount = `${account.id}/${this.mode}`;
    }
    const refused = this.whyRefused?.(this.knownAccount);
    if (refused !== undefined) throw new BillingProblem(refused);
    return this.knownAccount;
  }

  /**
   * Calls Stripe and retries with growing, jittered pauses when it does not answer, is overloaded (429: not before
   * its Retry-After) or fails inside. `run` gets the attempt number, because Stripe replays a 5xx for the same
   * idempotency key. Returns undefined when the object is missing in the account of the key.
   */
  async call<T>(run: (attempt: number) => Promise<T>): Promise<T | undefined> {
    const { retries, firstWaitMs, longestWaitMs } = this.pace;
    const waits = { minTimeout: firstWaitMs, maxTimeout: longestWaitMs, factor: 2, randomize: true };
    try {
      return await pRetry((attempt) => this.tryOnce(run, attempt), { retries, ...waits });
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (isTransient(error)) throw new ProviderUnreachable("Stripe does not answer.");
      if (error instanceof Stripe.errors.StripeAuthenticationError)
        throw new BillingProblem(`Stripe does not accept the key: ${withoutEmails(error.message)}`);
      if (error instanceof Stripe.errors.StripeError)
        throw new BillingProblem(`Stripe says: ${withoutEmails(error.message)}`, { cause: error });
      throw error;
    }
  }

  /**
   * Tells whether Stripe answers a light question within seconds. Asks again when that fails fast, but not when it
   * hangs. A refusal counts as an answer.
   */
  async isAnswering(ask: (brief: Stripe.RequestOptions) => Promise<unknown>): Promise<boolean> {
    const until = Date.now() + this.briefMs;
    for (let attempt = 0; attempt < briefTries; attempt += 1) {
      const wait = Math.max(this.notBefore - Date.now(), attempt * this.pace.firstWaitMs);
      if (Date.now() + wait >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        await ask({ timeout: Math.max(until - Date.now(), 1) });
        return true;
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        if (!isTransient(error)) return true;
      }
    }
    return false;
  }

  /**
   * Returns all items of a list, across all pages. Returns undefined when the parent (a customer) is missing. Starts
   * again from the beginning when the cursor was deleted meanwhile. Throws ProviderUnreachable when that happens too
   * often.
   */
  async listAll<T extends { id?: string | undefined }>(
    read: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  ): Promise<T[] | undefined> {
    for (let start = 0; start < freshStarts; start += 1) {
      const found: T[] = [];
      for (let cursor: string | undefined; ; ) {
        const from = { limit: pageSize, ...(cursor !== undefined && { starting_after: cursor }) };
        const page = await this.call(() => read(from));
        if (!page && cursor === undefined) return undefined;
        if (!page) break;
        found.push(...page.data);
        cursor = page.data.at(-1)?.id;
        if (!page.has_more || cursor === undefined) return found;
      }
    }
    throw new ProviderUnreachable("What Stripe lists changes faster than it can be read.");
  }

  private async tryOnce<T>(run: (attempt: number) => Promise<T>, attempt: number): Promise<T> {
    for (let wait = this.notBefore - Date.now(); wait > 0; wait = this.notBefore - Date.now())
      await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      return await run(attempt);
    } catch (error) {
      if (!isTransient(error)) throw new AbortError(error as Error);
      this.notBefore = Math.max(this.notBefore, Date.now() + retryAfterMs(error));
      throw error;
    }
  }
}

/** Tells whether a call is worth a retry: its outcome is unknown, or Stripe asks to come again. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  const status = error.statusCode ?? 0;
  return status === 429 || status === 409 || status >= 500;
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}

function retryAfterMs(error: unknown): number {
  const seconds = Number((error as { headers?: Record<string, string> }).headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) * 1000 : 0;
}
