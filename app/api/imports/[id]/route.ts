import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findImport } from "@/lib/imports/find-import";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", async (access, _request, { id }) =>
  found(await findImport(access, database(), parseId(id))),
);
