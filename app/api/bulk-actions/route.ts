import { siteRoute } from "@/lib/auth/site-route";
import { listBulkActions } from "@/lib/bulk-actions/find-bulk-actions";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json({ jobs: listBulkActions(access, database()) }),
);
