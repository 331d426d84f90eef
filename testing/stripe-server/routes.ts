import type { Permission } from "./base/accounts";
import { type Answer, refuse } from "./base/answer";
import { expand } from "./base/expand";
import { type Form, listOf } from "./base/form";
import type { Route } from "./base/route";
import type { StripeStore } from "./base/store";
import { accountRoutes } from "./routes/account";
import { checkoutRoutes } from "./routes/checkout-sessions";
import { customerRoutes } from "./routes/customers";
import { eventRoutes } from "./routes/events";
import { invoiceItemRoutes } from "./routes/invoice-items";
import { invoicePaymentRoutes } from "./routes/invoice-payments";
import { invoiceRoutes } from "./routes/invoices";
import { paymentRoutes } from "./routes/payments";
import { refundRoutes } from "./routes/refunds";
import { scheduleRoutes } from "./routes/subscription-schedules";
import { subscriptionRoutes } from "./routes/subscriptions";

/** Lists the routes of Stripe's API that billing uses. A route with a literal segment comes before one with `:id`. */
const routes: Route[] = [
  ...accountRoutes,
  ...checkoutRoutes,
  ...customerRoutes,
  ...eventRoutes,
  ...invoiceItemRoutes,
  ...invoicePaymentRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...refundRoutes,
  ...scheduleRoutes,
  ...subscriptionRoutes,
];

export interface Found {
  route: Route;
  id: string;
}

export function findRoute(method: string, path: string[]): Found | undefined {
  for (const route of routes) {
    const segments = route.path.split("/");
    const isMatch = segments.every((segment, at) => segment === ":id" || segment === path[at]);
    if (route.method === method && segments.length === path.length && isMatch)
      return { route, id: path[segments.indexOf(":id")] ?? "" };
  }
  return undefined;
}

export function permissionOf({ method, needs }: Route): Permission {
  return `rak_${needs}_${method === "GET" ? "read" : "write"}`;
}

/** Runs a route as Stripe documents it. Refuses unknown parameters and expands the requested fields. */
export function answer(store: StripeStore, { route, id }: Found, url: string, form: Form): Answer {
  const unknown = Object.keys(form).find((name) => name !== "expand" && !route.takes?.includes(name));
  if (unknown !== undefined)
    return refuse({
      message: `Received unknown parameter: ${unknown}`,
      code: "parameter_unknown",
      param: unknown,
    });
  const given = route.run({ store, form, id, url });
  return given.status === 200 ? expand(store, given, listOf(form, "expand")) : given;
}
