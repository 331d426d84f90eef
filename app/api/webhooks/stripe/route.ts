import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { findSignedEvent } from "@/lib/billing/stripe/account/find-signed-event";
import { findStripeApi } from "@/lib/billing/stripe/account/stripe-account";
import { receiveEvent } from "@/lib/billing/stripe/read/receive-event";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";

const largestBody = 1_000_000;

/** Receives Stripe's webhooks. There is no session: the signature says who sent it and for which site. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (Number(request.headers.get("content-length") ?? 0) > largestBody)
      return Response.json({ refusal: "too_large", expected: "at most 1 MB" }, { status: 413 });
    const body = await request.text();
    const signed = await findSignedEvent(database(), body, request.headers.get("stripe-signature") ?? "");
    if (!signed) return Response.json({ refusal: "bad_signature" }, { status: 400 });
    const api = findStripeApi(database(), signed.siteId);
    if (!api) return Response.json({ refusal: "not_connected" }, { status: 409 });
    const outcome = await inWriteTurn(database(), () =>
      receiveEvent(database(), api, signed.siteId, signed.event, Date.now()),
    );
    return Response.json({ outcome });
  } catch (error) {
    // Answers 503, so that Stripe delivers the event again, for days.
    if (error instanceof BillingProblem || error instanceof ProviderUnreachable)
      return Response.json({ refusal: "stripe_unavailable" }, { status: 503 });
    return Response.json({ refusal: "unexpected", reference: logUnexpected(error) }, { status: 500 });
  }
}
