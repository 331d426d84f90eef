import { invalidInput } from "@/lib/auth/site-action";
import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { listManifestContacts, manifestContactsAsked } from "@/lib/deletion/manifest/list-manifest-contacts";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.delete", (access, request, { id }) => {
  const asked = manifestContactsAsked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json(invalidInput(asked.error), { status: 400 });
  return found(listManifestContacts(access, database(), parseId(id), asked.data));
});
