import type { Form } from "./form";
import type { StripeObject, StripeStore } from "./store";

export interface Answer {
  status: number;
  body: unknown;
}

export interface Call {
  store: StripeStore;
  method: string;
  path: string[];
  form: Form;
}

const list = (data: unknown[], hasMore: boolean, url: string) => ({
  object: "list",
  url,
  has_more: hasMore,
  data,
});

export function refuse(
  status: number,
  message: string,
  code?: string,
  type = "invalid_request_error",
): Answer {
  return {
    status,
    body: { error: { type, code, message, doc_url: code && `https://stripe.com/docs/error-codes/${code}` } },
  };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

const kinds: Record<string, string> = {
  customers: "customer",
  subscriptions: "subscription",
  subscription_schedules: "subscription_schedule",
  invoices: "invoice",
  invoiceitems: "invoiceitem",
  refunds: "refund",
  payment_intents: "payment_intent",
  "checkout/sessions": "checkout.session",
};

/** Answers one request as Stripe documents it, for the part of its API that billing has to do with. */
export function answer(call: Call): Answer {
  const isCheckout = call.path[0] === "checkout";
  const [resource = "", id, verb] = isCheckout ? [call.path.slice(0, 2).join("/"), call.path[2]] : call.path;
  if (resource === "account")
    return ok({ id: "acct_1", object: "account", settings: { dashboard: { display_name: "Test studio" } } });
  const kind = kinds[resource];
  if (!kind) return refuse(404, `Unrecognized request URL (${call.method}: /v1/${call.path.join("/")}).`);
  if (id === undefined) return call.method === "POST" ? create(call, kind) : listAll(call, kind);
  const object = call.store.find(id);
  if (!object || object.object !== kind) return missing(kind, id);
  if (call.method === "GET") return ok(object);
  return change(call, object, verb);
}

function missing(kind: string, id: string): Answer {
  const words = kind === "invoiceitem" ? "invoiceitem" : kind.replaceAll("_", " ");
  return refuse(404, `No such ${words}: '${id}'`, "resource_missing");
}

function listAll({ store, form, path }: Call, kind: string): Answer {
  const text = (name: string) => (typeof form[name] === "string" ? (form[name] as string) : undefined);
  const limit = Number(text("limit") ?? 10);
  if (!(limit >= 1 && limit <= 100)) return refuse(400, "Invalid limit", "parameter_invalid_integer");
  let found = store.list(kind, text("customer"));
  const status = text("status");
  if (kind === "subscription" && status === undefined)
    found = found.filter((one) => one.status !== "canceled");
  else if (status !== undefined && status !== "all") found = found.filter((one) => one.status === status);
  if (text("pending") === "true") found = found.filter((one) => one.invoice === null);
  for (const payment of ["payment_intent", "charge"]) {
    const of = text(payment);
    if (of !== undefined) found = found.filter((one) => one[payment] === of);
  }
  const after = text("starting_after");
  if (after !== undefined) {
    const at = found.findIndex((one) => one.id === after);
    if (at < 0) return refuse(400, `No such object: '${after}'`, "resource_missing");
    found = found.slice(at + 1);
  }
  return ok(list(found.slice(0, limit), found.length > limit, `/v1/${path.join("/")}`));
}

function create({ store, form }: Call, kind: string): Answer {
  if (kind !== "refund") return refuse(400, "This server creates refunds only; seed the rest.");
  const paymentId = String(form.payment_intent ?? form.charge ?? "");
  const payment = store.find(paymentId);
  if (!payment) return missing("payment_intent", paymentId);
  const before = store.list("refund").filter((one) => one.payment_intent === paymentId);
  const left = Number(payment.amount) - before.reduce((sum, one) => sum + Number(one.amount), 0);
  const amount = Number(form.amount ?? left);
  if (amount > left)
    return refuse(
      400,
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      "charge_already_refunded",
    );
  const refund: StripeObject = {
    id: `re_${paymentId}_${before.length + 1}`,
    object: "refund",
    created: Math.floor(Date.now() / 1000),
    amount,
    currency: payment.currency,
    payment_intent: paymentId,
    status: "succeeded",
    metadata: form.metadata ?? {},
  };
  store.put(refund);
  store.recordEffect("refund", paymentId);
  return ok(refund);
}

function change({ store, method }: Call, object: StripeObject, verb: string | undefined): Answer {
  const save = (fields: Record<string, unknown>) => {
    const changed = { ...object, ...fields };
    store.put(changed);
    return ok(changed);
  };
  const action = `${method} ${object.object} ${verb ?? ""}`.trim();
  switch (action) {
    case "DELETE subscription":
      if (object.status === "canceled") return missing("subscription", object.id);
      store.recordEffect("cancel", object.id);
      return save({ status: "canceled", canceled_at: Math.floor(Date.now() / 1000) });
    case "POST subscription_schedule cancel":
      if (object.status !== "active" && object.status !== "not_started")
        return refuse(
          400,
          `You cannot cancel a subscription schedule that is currently in the \`${object.status}\` status.`,
        );
      return save({ status: "canceled" });
    case "DELETE invoiceitem":
      store.remove(object.id);
      return ok({ id: object.id, object: "invoiceitem", deleted: true });
    case "DELETE invoice":
      if (object.status !== "draft" || object.parent)
        return refuse(400, "You can only delete draft invoices that are not for a subscription.");
      store.remove(object.id);
      return ok({ id: object.id, object: "invoice", deleted: true });
    case "POST invoice finalize":
      return object.status === "draft"
        ? save({ status: "open" })
        : refuse(400, "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
    case "POST invoice void":
      return object.status === "open" || object.status === "uncollectible"
        ? save({ status: "void" })
        : refuse(400, "You can only pass in open invoices.");
    default:
      return refuse(405, `Not spoken here: ${action}`);
  }
}
