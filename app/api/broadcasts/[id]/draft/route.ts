import { parseId, siteRoute } from "@/lib/auth/site-route";
import { findPreparedBroadcast } from "@/lib/broadcasts/find-prepared-broadcast";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("broadcasts.send", (access, _request, { id }) =>
  Response.json(findPreparedBroadcast(access, database(), parseId(id), Date.now())),
);
