import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", (access, _request, { id }) =>
  found(findDeletion(access, database(), parseId(id))),
);
