import { parseId, siteRoute } from "@/lib/auth/site-route";
import { listDuplicates } from "@/lib/duplicates/list-duplicates";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.merge", (access, request) => {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return Response.json(listDuplicates(access, database(), parseId(after)));
});
