import { ok, refuse } from "@/testing/stripe-server/base/answer";
import { recordChange, recordEvent, secondsOf } from "@/testing/stripe-server/base/events";
import { textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import {
  listParameters,
  missingReference,
  type Route,
  retrieve,
  withObject,
} from "@/testing/stripe-server/base/route";
import type { StripeObject } from "@/testing/stripe-server/base/store";

const list: Route = {
  method: "GET",
  path: "invoices",
  needs: "invoice",
  takes: [...listParameters, "customer", "status", "subscription"],
  run: (call) => {
    const [status, subscription] = [textOf(call.form, "status"), textOf(call.form, "subscription")];
    const matches = (invoice: StripeObject) =>
      (status === undefined || invoice.status === status) &&
      (subscription === undefined || subscriptionOf(invoice) === subscription);
    const owner = textOf(call.form, "customer");
    return (
      missingReference(call, "customer", "customer") ??
      missingReference(call, "subscription", "subscription") ??
      listPage(call, { kind: "invoice", owner, matches })
    );
  },
};

const remove: Route = {
  method: "DELETE",
  path: "invoices/:id",
  needs: "invoice",
  run: (call) =>
    withObject(call, "invoice", "invoice", (invoice) => {
      if (invoice.status !== "draft" || subscriptionOf(invoice))
        return refuse({ message: "You can only delete draft invoices that are not for a subscription." });
      call.store.remove(invoice.id);
      recordEvent(call.store, "invoice.deleted", invoice);
      return ok({ id: invoice.id, object: "invoice", deleted: true });
    }),
};

/** Finalises a draft invoice. An invoice with nothing due becomes paid at once. */
const finalize: Route = {
  method: "POST",
  path: "invoices/:id/finalize",
  needs: "invoice",
  takes: ["auto_advance"],
  run: (call) =>
    withObject(call, "invoice", "invoice", (invoice) => {
      if (invoice.status !== "draft")
        return refuse({
          message: "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
          code: "invoice_not_editable",
        });
      const now = secondsOf(call.store);
      const isFree = invoice.amount_due === 0;
      const fields = {
        status: isFree ? "paid" : "open",
        auto_advance: textOf(call.form, "auto_advance") !== "false",
        number: `FAREWELL-${invoice.id.replace(/^in_/, "")}`,
        effective_at: now,
        status_transitions: {
          ...Object(invoice.status_transitions),
          finalized_at: now,
          ...(isFree && { paid_at: now }),
        },
      };
      const events = isFree ? (["invoice.paid", "invoice.payment_succeeded"] as const) : [];
      return ok(recordChange(call.store, invoice, fields, "invoice.finalized", "invoice.updated", ...events));
    }),
};

const voidIt: Route = {
  method: "POST",
  path: "invoices/:id/void",
  needs: "invoice",
  run: (call) =>
    withObject(call, "invoice", "invoice", (invoice) => {
      if (invoice.status !== "open" && invoice.status !== "uncollectible")
        return refuse({ message: "You can only pass in open invoices. This invoice isn't open." });
      const transitions = { ...Object(invoice.status_transitions), voided_at: secondsOf(call.store) };
      const fields = { status: "void", auto_advance: false, status_transitions: transitions };
      return ok(recordChange(call.store, invoice, fields, "invoice.updated", "invoice.voided"));
    }),
};

function subscriptionOf({ parent }: StripeObject): unknown {
  const { subscription_details: details } = Object(parent) as {
    subscription_details?: { subscription?: unknown };
  };
  return details?.subscription;
}

export const invoiceRoutes: Route[] = [
  list,
  retrieve("invoices", "invoice", "invoice", "invoice"),
  remove,
  finalize,
  voidIt,
];
