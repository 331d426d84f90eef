import Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface EventFields {
  type: Stripe.Event.Type;
  object: Stripe.Event.Data.Object;
  previous?: Stripe.Event.Data.PreviousAttributes;
  idempotencyKey?: string | null;
}

export function eventObject(stamp: Stamp, { type, object, previous, idempotencyKey = null }: EventFields) {
  return {
    ...stamp,
    object: "event",
    api_version: Stripe.API_VERSION,
    data: { object, ...(previous && { previous_attributes: previous }) },
    pending_webhooks: 0,
    request: { id: null, idempotency_key: idempotencyKey },
    type,
  } satisfies Stripe.EventBase;
}
