import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { findSignedEvent, listSigningSecrets } from "@/lib/billing/stripe/account/find-signed-event";
import { findStripeApi } from "@/lib/billing/stripe/account/stripe-account";
import { receiveEvent } from "@/lib/billing/stripe/read/receive-event";
import { isStripeEvent } from "@/lib/billing/stripe/read/stripe-event";
import { answerUnexpected } from "@/lib/doors/answer-unexpected";
import { waitToKnock } from "@/lib/doors/may-knock";
import { readBody, refuseBody } from "@/lib/doors/read-body";
import { isEnding } from "@/lib/sites/is-ending";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";

const mostBytes = 1_000_000;

/**
 * Receives Stripe's webhooks. There is no session: the signature says who sent it and for which site, so nothing is
 * read of what has none or where no secret is known.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const signature = request.headers.get("stripe-signature");
    const secrets = listSigningSecrets(database());
    if (signature === null || secrets.length === 0) return await refuseSignature(request);
    const body = await readBody(request, mostBytes);
    if (!body.ok) return refuseBody(body);
    const signed = await findSignedEvent(secrets, body.text, signature);
    if (!signed) return await refuseSignature(request);
    const { siteId, event } = signed;
    if (isEnding(database(), siteId)) return Response.json({ refusal: "site_ending" }, { status: 410 });
    if (!isStripeEvent(event)) return Response.json({ refusal: "bad_event" }, { status: 400 });
    const api = findStripeApi(database(), siteId);
    if (!api) return Response.json({ refusal: "not_connected" }, { status: 409 });
    const outcome = await inWriteTurn(database(), () =>
      receiveEvent(database(), api, siteId, event, Date.now()),
    );
    return Response.json({ outcome });
  } catch (error) {
    // Answers 503, so that Stripe delivers the event again, for days.
    if (error instanceof BillingProblem || error instanceof ProviderUnreachable)
      return Response.json({ refusal: "stripe_unavailable" }, { status: 503 });
    return answerUnexpected(error);
  }
}

/** Counts by sender only what has no right signature: what has one is never limited. */
async function refuseSignature({ headers }: Request): Promise<Response> {
  const wait = await waitToKnock("unsigned_webhook", headers);
  if (wait > 0)
    return Response.json({ refusal: "too_many" }, { status: 429, headers: { "retry-after": String(wait) } });
  return Response.json({ refusal: "bad_signature" }, { status: 400 });
}
