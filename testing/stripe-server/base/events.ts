import type Stripe from "stripe";
import { eventObject } from "@/testing/stripe-server/objects/event";
import type { Stamp } from "@/testing/stripe-server/objects/stamp";
import type { StripeObject, StripeStore } from "./store";

export type EventType = Stripe.Event.Type;

let made = 0;

/** Returns a new id. It includes the process id, because several processes write to one file. */
export function newId(prefix: string): string {
  made += 1;
  return `${prefix}_${made}x${process.pid}`;
}

export const secondsOf = (store: StripeStore) => Math.floor(store.settings.now() / 1000);

export function stampOf(store: StripeStore, prefix: string, created = secondsOf(store)): Stamp {
  return { id: newId(prefix), created, livemode: store.account.mode === "live" };
}

interface EventOptions {
  /** Is in seconds. Defaults to now. */
  created?: number | undefined;
  previous?: Record<string, unknown>;
}

/** Records an event that shows the object as it is now. */
export function recordEvent(
  store: StripeStore,
  type: EventType,
  object: StripeObject,
  { created, previous }: EventOptions = {},
): StripeObject {
  const fields = { type, object, ...(previous && { previous }) };
  return store.put(eventObject(stampOf(store, "evt", created), fields));
}

/**
 * Changes an object and records an event of each of `types`. An event of an `.updated` type carries the previous
 * values.
 */
export function recordChange(
  store: StripeStore,
  object: StripeObject,
  fields: Record<string, unknown>,
  ...types: EventType[]
): StripeObject {
  const changed = store.put({ ...object, ...fields });
  const isOther = (name: string) => JSON.stringify(object[name]) !== JSON.stringify(changed[name]);
  const previous = Object.fromEntries(
    Object.keys(fields)
      .filter(isOther)
      .map((name) => [name, object[name]]),
  );
  for (const type of types) recordEvent(store, type, changed, type.endsWith(".updated") ? { previous } : {});
  return changed;
}

/** Returns the object. Throws when it is missing, because a test names only what it seeded. */
export function mustFind(store: StripeStore, kind: string, id: string): StripeObject {
  const object = store.find(id);
  if (object?.object !== kind)
    throw new Error(`no ${kind} ${id} in ${store.account.id} (${store.account.mode})`);
  return object;
}
