import { siteRoute } from "@/lib/auth/site-route";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json({ broadcasts: listBroadcasts(access, database()) }),
);
