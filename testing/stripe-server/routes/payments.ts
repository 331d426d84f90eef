import { textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, missingReference, type Route, retrieve } from "@/testing/stripe-server/base/route";

const listIntents: Route = {
  method: "GET",
  path: "payment_intents",
  needs: "payment_intent",
  takes: [...listParameters, "customer"],
  run: (call) =>
    missingReference(call, "customer", "customer") ??
    listPage(call, { kind: "payment_intent", owner: textOf(call.form, "customer") }),
};

const listCharges: Route = {
  method: "GET",
  path: "charges",
  needs: "charge",
  takes: [...listParameters, "customer", "payment_intent"],
  run: (call) => {
    const intent = textOf(call.form, "payment_intent");
    return (
      missingReference(call, "customer", "customer") ??
      missingReference(call, "payment_intent", "payment_intent") ??
      listPage(call, {
        kind: "charge",
        owner: textOf(call.form, "customer"),
        matches: ({ payment_intent: of }) => intent === undefined || of === intent,
      })
    );
  },
};

const listDisputes: Route = {
  method: "GET",
  path: "disputes",
  needs: "dispute",
  takes: [...listParameters, "charge", "payment_intent"],
  run: (call) => {
    const [charge, intent] = [textOf(call.form, "charge"), textOf(call.form, "payment_intent")];
    return (
      missingReference(call, "charge", "charge") ??
      missingReference(call, "payment_intent", "payment_intent") ??
      listPage(call, {
        kind: "dispute",
        matches: (dispute) =>
          (charge === undefined || dispute.charge === charge) &&
          (intent === undefined || dispute.payment_intent === intent),
      })
    );
  },
};

export const paymentRoutes: Route[] = [
  listIntents,
  retrieve("payment_intents", "payment_intent", "payment_intent", "intent"),
  listCharges,
  retrieve("charges", "charge", "charge", "id"),
  listDisputes,
  retrieve("disputes", "dispute", "dispute", "dispute"),
];
