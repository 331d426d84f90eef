/**
 * Returns the time of Stripe's answer in milliseconds by Stripe's clock, or undefined when the answer has none.
 * Events carry that clock too. Ours may run ahead, and a reading must not be noted for a time that Stripe has not
 * reached.
 */
export function answeredAt(answer: object): number | undefined {
  const { lastResponse } = answer as { lastResponse?: { headers?: Record<string, string> } };
  const at = Date.parse(lastResponse?.headers?.date ?? "");
  return Number.isNaN(at) ? undefined : at;
}

/**
 * Returns up to when all that Stripe made is in an answer given at `ms`. Stripe counts in seconds, and in the one under
 * way more can be made.
 */
export function wholeUntil(ms: number): number {
  return Math.floor(ms / 1000) * 1000 - 1;
}
