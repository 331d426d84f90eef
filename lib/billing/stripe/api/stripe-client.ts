import Stripe from "stripe";

const timeoutMs = 10_000;

/** Returns the official SDK. Its own retries are off, because `StripeApi` knows what may be repeated and when. */
export function stripeClient(secretKey: string, apiBase?: string, timeout = timeoutMs): Stripe {
  const base = apiBase ? new URL(apiBase) : undefined;
  return new Stripe(secretKey, {
    maxNetworkRetries: 0,
    timeout,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      protocol: base.protocol === "http:" ? "http" : "https",
      port: base.port || (base.protocol === "http:" ? "80" : "443"),
    }),
  });
}
