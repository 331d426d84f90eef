import { parseId, siteRoute } from "@/lib/auth/site-route";
import { suggestOptions } from "@/lib/custom-fields/list-fields";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("settings.write", (access, _request, { id }) =>
  Response.json({ options: suggestOptions(access, database(), parseId(id)) }),
);
