import { type Answer, refuse } from "./answer";
import type { StripeObject, StripeStore } from "./store";

class Unexpandable extends Error {}

/** Lists the fields that Stripe leaves out of an object unless a request expands them, by object and field. */
const includable: Record<string, (store: StripeStore, object: Record<string, unknown>) => StripeObject[]> = {
  "invoice.payments": (store, { id }) => store.list("invoice_payment", String(id)),
  "checkout.session.line_items": (store, { id }) =>
    store
      .list("item")
      .filter(({ session }) => session === id)
      .reverse(),
  "charge.refunds": (store, { id }) => store.list("refund", String(id)),
  "customer.subscriptions": (store, { id }) =>
    store.list("subscription", String(id)).filter(({ status }) => status !== "canceled"),
};

/**
 * Replaces ids with their objects wherever `paths` (such as `data.latest_charge`) ask for it. Refuses a path that
 * cannot be expanded.
 */
export function expand(store: StripeStore, answer: Answer, paths: string[]): Answer {
  try {
    const body: unknown = JSON.parse(JSON.stringify(answer.body));
    for (const path of paths) expandAt(store, body, path.split("."), path);
    return { ...answer, body };
  } catch (error) {
    if (!(error instanceof Unexpandable)) throw error;
    return refuse({ message: error.message, param: "expand" });
  }
}

function expandAt(store: StripeStore, value: unknown, [field, ...rest]: string[], path: string): void {
  if (field === undefined || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const one of value) expandAt(store, one, [field, ...rest], path);
    return;
  }
  if (!isRecord(value)) throw new Unexpandable(`This property cannot be expanded (${path}).`);
  const inner = expanded(store, value, field, path);
  if (inner !== undefined) value[field] = inner;
  expandAt(store, value[field], rest, path);
}

function expanded(store: StripeStore, object: Record<string, unknown>, field: string, path: string): unknown {
  const held = object[field];
  const include = includable[`${object.object}.${field}`];
  if (held === undefined && include) {
    const data = include(store, object);
    return { object: "list", url: `/v1/${object.object}s/${object.id}/${field}`, has_more: false, data };
  }
  if (held === undefined && object.object === undefined) return undefined;
  if (held === undefined) throw new Unexpandable(`This property cannot be expanded (${path}).`);
  if (typeof held !== "string") return held;
  const found = store.find(held);
  if (found) return found;
  if (store.isDeleted(held)) return { id: held, object: "customer", deleted: true };
  throw new Unexpandable(`This property cannot be expanded (${path}).`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
