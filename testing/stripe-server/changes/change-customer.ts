import { mustFind, recordChange } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";

export function changeCustomer(
  store: StripeStore,
  id: string,
  fields: { email?: string; name?: string; metadata?: Record<string, unknown> },
): StripeObject {
  return recordChange(store, mustFind(store, "customer", id), fields, "customer.updated");
}
