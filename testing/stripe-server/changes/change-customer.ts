import { mustFind, recordChange } from "../events";
import type { StripeObject, StripeStore } from "../store";

export function changeCustomer(
  store: StripeStore,
  id: string,
  fields: { email?: string; name?: string; metadata?: Record<string, unknown> },
): StripeObject {
  return recordChange(store, mustFind(store, "customer", id), fields, "customer.updated");
}
