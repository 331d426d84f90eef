/**
 * When Stripe gave an answer, in milliseconds by its own clock; undefined for one that does not say. Events bear the times
 * of that clock, and ours may run ahead of it: what was read is never noted for a moment that Stripe has not reached.
 */
export function answeredAt(answer: object): number | undefined {
  const { lastResponse } = answer as { lastResponse?: { headers?: Record<string, string> } };
  const at = Date.parse(lastResponse?.headers?.date ?? "");
  return Number.isNaN(at) ? undefined : at;
}
