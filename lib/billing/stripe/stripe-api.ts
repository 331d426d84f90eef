import pRetry, { AbortError } from "p-retry";
import Stripe from "stripe";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";

export interface Pace {
  retries: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

const usualPace: Pace = { retries: 5, firstWaitMs: 250, longestWaitMs: 8000 };

/** The official SDK, and how it is called. */
export class StripeApi {
  /** Nobody calls before this moment: when Stripe asks one to slow down, it asks all. */
  private notBefore = 0;

  constructor(
    readonly stripe: Stripe,
    private readonly pace = usualPace,
  ) {}

  /**
   * Calls Stripe, and again with growing, jittered pauses while it does not answer, is overloaded (429: not
   * before its Retry-After) or fails inside. `run` gets the number of the try, because Stripe replays a 5xx
   * for the same idempotency key. Undefined when the object does not exist.
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
        throw new BillingProblem(`Stripe does not accept the key: ${error.message}`);
      if (error instanceof Stripe.errors.StripeError)
        throw new BillingProblem(`Stripe says: ${error.message}`);
      throw error;
    }
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

/** Nothing is known about what happened, or Stripe asks to come again. */
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
