import { ok, refuse } from "@/testing/stripe-server/base/answer";
import { recordEvent } from "@/testing/stripe-server/base/events";
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
  path: "invoiceitems",
  needs: "invoice",
  takes: [...listParameters, "customer", "invoice", "pending"],
  run: (call) => {
    const [pending, invoice] = [textOf(call.form, "pending"), textOf(call.form, "invoice")];
    const matches = (item: StripeObject) =>
      (pending === undefined || (item.invoice === null) === (pending === "true")) &&
      (invoice === undefined || item.invoice === invoice);
    const owner = textOf(call.form, "customer");
    return (
      missingReference(call, "customer", "customer") ??
      missingReference(call, "invoice", "invoice") ??
      listPage(call, { kind: "invoiceitem", owner, matches })
    );
  },
};

const remove: Route = {
  method: "DELETE",
  path: "invoiceitems/:id",
  needs: "invoice",
  run: (call) =>
    withObject(call, "invoiceitem", "invoiceitem", (item) => {
      const invoice = item.invoice === null ? undefined : call.store.find(String(item.invoice));
      if (invoice && invoice.status !== "draft")
        return refuse({
          message: "You can't delete an invoice item that is attached to a finalized invoice.",
        });
      call.store.remove(item.id);
      recordEvent(call.store, "invoiceitem.deleted", item);
      return ok({ id: item.id, object: "invoiceitem", deleted: true });
    }),
};

export const invoiceItemRoutes: Route[] = [
  list,
  retrieve("invoiceitems", "invoiceitem", "invoice", "invoiceitem"),
  remove,
];
