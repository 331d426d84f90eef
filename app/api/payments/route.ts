import { siteRoute } from "@/lib/auth/site-route";
import { findPaymentsView } from "@/lib/billing/stripe/account/find-payments-view";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json(findPaymentsView(access, database())),
);
