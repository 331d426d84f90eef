import { siteRoute } from "@/lib/auth/site-route";
import { deletionSearch, findDeletionPage } from "@/lib/deletion/receipt/find-deletion-page";
import { readJsonBody, refuseBody } from "@/lib/doors/read-body";
import { database } from "@/lib/system/instance";

/** Is a POST, because what is searched for is free text, which no url holds. */
export const POST = siteRoute({ permission: "contacts.read", isReading: true }, async (access, request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return refuseBody(body);
  const search = deletionSearch.safeParse(body.value);
  if (!search.success) return Response.json({ ok: false, refusal: "invalid_input" }, { status: 400 });
  return Response.json(findDeletionPage(access, database(), search.data));
});
