import type { StripeStore } from "./store";

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });

export interface Refusal {
  status?: number;
  message: string;
  code?: string;
  param?: string;
  type?: string;
  /** Is the code that some refusals carry in place of `code`. */
  message_code?: string;
}

export function refuse({ status = 400, type = "invalid_request_error", ...error }: Refusal): Answer {
  const docUrl = error.code && `https://stripe.com/docs/error-codes/${error.code.replaceAll("_", "-")}`;
  return { status, body: { error: { type, ...error, ...(docUrl && { doc_url: docUrl }) } } };
}

const words: Record<string, string> = {
  subscription_schedule: "subscription schedule",
  customer: "customer",
};

/**
 * Refuses an id that this account and mode does not know: 404 for an id in the path, 400 for one in a parameter. The
 * message says so when the other mode knows the id, as Stripe's does.
 */
export function missing(store: StripeStore, kind: string, id: string, param: string, status = 404): Answer {
  const { mode } = store.account;
  const other = mode === "test" ? "live" : "test";
  const isInOther = store.of({ ...store.account, mode: other }).find(id)?.object === kind;
  const hint = `; a similar object exists in ${other} mode, but a ${mode} mode key was used to make this request.`;
  const message = `No such ${words[kind] ?? kind}: '${id}'${isInOther ? hint : ""}`;
  return refuse({ status, message, code: "resource_missing", param });
}
