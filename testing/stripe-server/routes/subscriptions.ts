import { missing, ok, refuse } from "@/testing/stripe-server/base/answer";
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
import { cancelSubscription } from "../changes/cancel-subscription";

const ended: unknown[] = ["canceled", "incomplete_expired"];
const statuses = [
  "active",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "past_due",
  "paused",
  "trialing",
  "unpaid",
];

/**
 * Lists subscriptions. Without a status it leaves out canceled ones, so a cursor that was canceled meanwhile is
 * missing.
 */
const list: Route = {
  method: "GET",
  path: "subscriptions",
  needs: "subscription",
  takes: [...listParameters, "customer", "status"],
  run: (call) => {
    const status = textOf(call.form, "status");
    if (status !== undefined && !["all", "ended", ...statuses].includes(status))
      return refuse({
        message: `Invalid status: must be one of all, ended, ${statuses.join(", ")}`,
        param: "status",
      });
    const matches = (one: StripeObject) => {
      if (status === undefined) return one.status !== "canceled";
      if (status === "all") return true;
      return status === "ended" ? ended.includes(one.status) : one.status === status;
    };
    const owner = textOf(call.form, "customer");
    return (
      missingReference(call, "customer", "customer") ??
      listPage(call, { kind: "subscription", owner, matches })
    );
  },
};

const cancel: Route = {
  method: "DELETE",
  path: "subscriptions/:id",
  needs: "subscription",
  takes: ["invoice_now", "prorate", "cancellation_details"],
  run: (call) =>
    withObject(call, "subscription", "id", ({ id, status }) => {
      if (ended.includes(status)) return missing(call.store, "subscription", id, "id");
      call.store.recordEffect("cancel", id);
      return ok(cancelSubscription(call.store, id));
    }),
};

export const subscriptionRoutes: Route[] = [
  list,
  retrieve("subscriptions", "subscription", "subscription", "id"),
  cancel,
];
