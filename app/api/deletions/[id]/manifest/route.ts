import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { parseId, siteRoute } from "@/lib/auth/site-route";
import { findManifest } from "@/lib/deletion/manifest/find-manifest";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.delete", async (access, _request, { id }) =>
  Response.json(findManifest(access, database(), parseId(id), Date.now(), await currentFreshAt())),
);
