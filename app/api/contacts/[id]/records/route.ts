import { invalidInput } from "@/lib/auth/site-action";
import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { recordPageOf } from "@/lib/contacts/records/contact-records";
import { listContactRecords } from "@/lib/contacts/records/list-contact-records";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", (access, request, { id }) => {
  const asked = recordPageOf.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json(invalidInput(asked.error), { status: 400 });
  return found(listContactRecords(access, database(), { contactId: parseId(id), ...asked.data }));
});
