import type Stripe from "stripe";
import { missing, ok, refuse } from "@/testing/stripe-server/base/answer";
import { textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, missingReference, type Route, retrieve } from "@/testing/stripe-server/base/route";
import { findCharge, leftOf, refundPayment, refundRefusal } from "../changes/refund-payment";
import { metadataOf } from "./customers";

const list: Route = {
  method: "GET",
  path: "refunds",
  needs: "charge",
  takes: [...listParameters, "charge", "payment_intent"],
  run: (call) => {
    const intent = textOf(call.form, "payment_intent");
    const owner = textOf(call.form, "charge") ?? (intent && findCharge(call.store, intent)?.id);
    return (
      missingReference(call, "charge", "charge") ??
      missingReference(call, "payment_intent", "payment_intent") ??
      listPage(call, { kind: "refund", owner })
    );
  },
};

const reasons: Stripe.Refund.Reason[] = ["duplicate", "fraudulent", "requested_by_customer"];

const create: Route = {
  method: "POST",
  path: "refunds",
  needs: "charge",
  takes: ["payment_intent", "charge", "amount", "reason", "metadata"],
  run: ({ store, form }) => {
    const [intent, of] = [textOf(form, "payment_intent"), textOf(form, "charge")];
    const id = of ?? intent;
    if (id === undefined)
      return refuse({
        message: "One of the following params should be provided for this request: payment_intent or charge.",
      });
    const kind = of === undefined ? "payment_intent" : "charge";
    if (store.find(id)?.object !== kind) return missing(store, kind, id, kind, 400);
    const charge = findCharge(store, id);
    if (!charge)
      return refuse({ message: `This PaymentIntent (${id}) does not have a successful charge to refund.` });
    const amount = Number(textOf(form, "amount") ?? leftOf(charge));
    const refusal = refundRefusal(store, charge, amount);
    if (refusal) return refuse(refusal);
    const reason = reasons.find((one) => one === textOf(form, "reason"));
    store.recordEffect("refund", typeof charge.payment_intent === "string" ? charge.payment_intent : id);
    return ok(refundPayment(store, id, { amount, ...(reason && { reason }), ...metadataOf(form) }));
  },
};

export const refundRoutes: Route[] = [list, create, retrieve("refunds", "refund", "charge", "refund")];
