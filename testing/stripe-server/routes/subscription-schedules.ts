import { ok, refuse } from "@/testing/stripe-server/base/answer";
import { recordChange, secondsOf } from "@/testing/stripe-server/base/events";
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

const list: Route = {
  method: "GET",
  path: "subscription_schedules",
  needs: "subscription",
  takes: [...listParameters, "customer", "scheduled"],
  run: (call) => {
    const isScheduled = textOf(call.form, "scheduled") === "true";
    const matches = (one: StripeObject) => !isScheduled || one.status === "not_started";
    const owner = textOf(call.form, "customer");
    return (
      missingReference(call, "customer", "customer") ??
      listPage(call, { kind: "subscription_schedule", owner, matches })
    );
  },
};

/** Cancels a schedule, and the subscription that it already runs. */
const cancel: Route = {
  method: "POST",
  path: "subscription_schedules/:id/cancel",
  needs: "subscription",
  takes: ["invoice_now", "prorate"],
  run: (call) =>
    withObject(call, "subscription_schedule", "schedule", (schedule) => {
      const { store } = call;
      if (schedule.status !== "active" && schedule.status !== "not_started")
        return refuse({
          message: `You cannot cancel a subscription schedule that is currently in the \`${schedule.status}\` status. It must be in one of the following statuses: \`not_started\`, \`active\``,
        });
      const subscription = store.find(String(schedule.subscription));
      if (subscription && subscription.status !== "canceled") {
        store.recordEffect("cancel", subscription.id);
        cancelSubscription(store, subscription.id);
      }
      const canceled = { status: "canceled", canceled_at: secondsOf(store), current_phase: null };
      return ok(recordChange(store, schedule, canceled, "subscription_schedule.canceled"));
    }),
};

export const scheduleRoutes: Route[] = [
  list,
  retrieve("subscription_schedules", "subscription_schedule", "subscription", "schedule"),
  cancel,
];
