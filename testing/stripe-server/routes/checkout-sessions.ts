import { textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, missingReference, type Route, retrieve } from "@/testing/stripe-server/base/route";
import type { StripeObject } from "@/testing/stripe-server/base/store";

const list: Route = {
  method: "GET",
  path: "checkout/sessions",
  needs: "checkout_session",
  takes: [...listParameters, "customer", "customer_details", "payment_intent", "status", "subscription"],
  run: (call) => {
    const { customer_details: details } = call.form;
    const email = typeof details === "object" ? textOf(details, "email") : undefined;
    const matches = (session: StripeObject) =>
      ["payment_intent", "subscription", "status"].every((name) => {
        const asked = textOf(call.form, name);
        return asked === undefined || session[name] === asked;
      }) &&
      (email === undefined || Object(session.customer_details).email === email);
    const owner = textOf(call.form, "customer");
    return (
      missingReference(call, "customer", "customer") ??
      missingReference(call, "payment_intent", "payment_intent") ??
      missingReference(call, "subscription", "subscription") ??
      listPage(call, { kind: "checkout.session", owner, matches })
    );
  },
};

export const checkoutRoutes: Route[] = [
  list,
  retrieve("checkout/sessions", "checkout.session", "checkout_session", "session"),
];
