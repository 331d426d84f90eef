import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findBulkAction } from "@/lib/bulk-actions/find-bulk-actions";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", (access, _request, { id }) =>
  found(findBulkAction(access, database(), parseId(id))),
);
