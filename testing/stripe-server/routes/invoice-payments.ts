import { refuse } from "@/testing/stripe-server/base/answer";
import { textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, missingReference, type Route, retrieve } from "@/testing/stripe-server/base/route";
import type { StripeObject } from "@/testing/stripe-server/base/store";

/** Lists the links between invoices and payments, filtered by `payment[type]` and the payment's id. */
const list: Route = {
  method: "GET",
  path: "invoice_payments",
  needs: "invoice",
  takes: [...listParameters, "invoice", "payment", "status"],
  run: (call) => {
    const { payment } = call.form;
    const status = textOf(call.form, "status");
    const asked = typeof payment === "object" ? payment : {};
    const type = textOf(asked, "type");
    if (payment !== undefined && type === undefined)
      return refuse({
        message: "Missing required param: payment[type].",
        code: "parameter_missing",
        param: "payment[type]",
      });
    const matches = (one: StripeObject) => {
      const held: Record<string, unknown> = Object(one.payment);
      const isOfPayment = type === undefined || (held.type === type && held[type] === textOf(asked, type));
      return isOfPayment && (status === undefined || one.status === status);
    };
    const owner = textOf(call.form, "invoice");
    return (
      missingReference(call, "invoice", "invoice") ??
      listPage(call, { kind: "invoice_payment", owner, matches })
    );
  },
};

export const invoicePaymentRoutes: Route[] = [
  list,
  retrieve("invoice_payments", "invoice_payment", "invoice", "invoice_payment"),
];
