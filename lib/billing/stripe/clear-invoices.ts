import type Stripe from "stripe";
import { BillingProblem } from "../billing-provider";
import { orIsDone } from "./or-is-done";
import type { StripeApi } from "./stripe-api";

const mostListed = 100;

/** Drafts and open invoices: what Stripe would still collect. */
export async function listUnpaidInvoices(
  api: StripeApi,
  customer: string,
): Promise<{ id: string; status: "draft" | "open" }[]> {
  const newest = await api.call(() => api.stripe.invoices.list({ customer, limit: mostListed }));
  if (newest && !newest.has_more) return newest.data.flatMap(unpaid);
  const found: { id: string; status: "draft" | "open" }[] = [];
  for (const status of ["draft", "open"] as const) {
    const page = await api.call(() => api.stripe.invoices.list({ customer, status, limit: mostListed }));
    found.push(...(page?.data ?? []).flatMap(unpaid));
  }
  return found;
}

function unpaid({ id, status }: Stripe.Invoice): { id: string; status: "draft" | "open" }[] {
  if (!id) return [];
  if (status === "draft") return [{ id, status: "draft" }];
  return status === "open" ? [{ id, status: "open" }] : [];
}

/** Deletes drafts and voids open invoices. A subscription's own draft cannot be deleted: it is finalised, then voided. */
export async function clearInvoices(api: StripeApi, customer: string, key: string): Promise<void> {
  for (const { id, status } of await listUnpaidInvoices(api, customer)) {
    const statusNow = async () => (await api.call(() => api.stripe.invoices.retrieve(id)))?.status;
    const keyed = (step: string, attempt: number) => ({ idempotencyKey: `${key}-${id}-${step}-${attempt}` });
    if (status === "draft" && (await isDeleted(api, id))) continue;
    if (status === "draft") {
      const calm = { auto_advance: false };
      await orIsDone(
        () =>
          api.call((attempt) => api.stripe.invoices.finalizeInvoice(id, calm, keyed("finalize", attempt))),
        async () => (await statusNow()) !== "draft",
      );
    }
    await orIsDone(
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
