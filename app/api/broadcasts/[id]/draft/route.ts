import { parseId, siteRoute } from "@/lib/auth/site-route";
import { findDraft } from "@/lib/broadcasts/find-draft";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("broadcasts.send", (access, _request, { id }) =>
  Response.json(findDraft(access, database(), parseId(id), Date.now())),
);
