import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findBroadcast } from "@/lib/broadcasts/list-broadcasts";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", (access, _request, { id }) =>
  found(findBroadcast(access, database(), parseId(id))),
);
