import { siteRoute } from "@/lib/auth/site-route";
import { deletionSearch, findDeletionPage } from "@/lib/deletion/receipt/find-deletion-page";
import { database } from "@/lib/system/instance";

/** Is a POST, because what is searched for is free text, which no url holds. */
export const POST = siteRoute({ permission: "contacts.read", isReading: true }, async (access, request) => {
  const search = deletionSearch.safeParse(await request.json().catch(() => null));
  if (!search.success) return Response.json({ ok: false, refusal: "invalid_input" }, { status: 400 });
  return Response.json(findDeletionPage(access, database(), search.data));
});
