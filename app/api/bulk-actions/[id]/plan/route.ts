import { parseId, siteRoute } from "@/lib/auth/site-route";
import { findBulkActionPlan } from "@/lib/bulk-actions/find-bulk-actions";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("bulk_actions.run", (access, _request, { id }) =>
  Response.json(findBulkActionPlan(access, database(), parseId(id), Date.now())),
);
