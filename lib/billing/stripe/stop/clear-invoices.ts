import { BillingProblem } from "@/lib/billing/provider/billing-provider";
import { ignoreIfAlreadyDone } from "@/lib/billing/stripe/api/ignore-if-already-done";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { WhatCharges } from "./what-charges";

/**
 * Deletes drafts and voids open invoices. A draft of a subscription cannot be deleted, so it is finalised and then
 * voided.
 */
export async function clearInvoices(
  api: StripeApi,
  invoices: WhatCharges["unpaidInvoices"],
  key: string,
): Promise<void> {
  for (const { id, status } of invoices) {
    const statusNow = async () => (await api.call(() => api.stripe.invoices.retrieve(id)))?.status;
    const keyed = (step: string, attempt: number) => ({ idempotencyKey: `${key}-${id}-${step}-${attempt}` });
    if (status === "draft" && (await isDeleted(api, id))) continue;
    if (status === "draft") {
      const calm = { auto_advance: false };
      await ignoreIfAlreadyDone(
        () =>
          api.call((attempt) => api.stripe.invoices.finalizeInvoice(id, calm, keyed("finalize", attempt))),
        async () => (await statusNow()) !== "draft",
      );
    }
    await ignoreIfAlreadyDone(
      () => api.call((attempt) => api.stripe.invoices.voidInvoice(id, {}, keyed("void", attempt))),
      async () => !["draft", "open"].includes((await statusNow()) ?? ""),
    );
  }
}

async function isDeleted(api: StripeApi, id: string): Promise<boolean> {
  try {
    await api.call(() => api.stripe.invoices.del(id));
    return true;
  } catch (error) {
    if (error instanceof BillingProblem) return false;
    throw error;
  }
}
