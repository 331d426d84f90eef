import { siteRoute } from "@/lib/auth/site-route";
import { findPaymentsView } from "@/lib/billing/stripe/find-payments-view";
import { database } from "@/lib/instance";

export const GET = siteRoute((access) => Response.json(findPaymentsView(access, database())));
