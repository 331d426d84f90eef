import { isSameOrigin } from "@/lib/auth/is-same-origin";
import { invalidInput } from "@/lib/auth/site-action";
import { siteRoute } from "@/lib/auth/site-route";
import { contactSelection } from "@/lib/contacts/contact-selection";
import { contactsCsv, csvDownload } from "@/lib/exports/contacts-csv";
import { exportContacts } from "@/lib/exports/export-contacts";
import { database } from "@/lib/instance";

/** Takes the selection as the field of a form, so that the browser saves the answer as a file as it arrives. */
export const POST = siteRoute(async (access, request) => {
  if (!isSameOrigin(request) || access.role !== "owner")
    return Response.json({ ok: false, refusal: "not_allowed" }, { status: 403 });
  const form = await request.formData();
  const parsed = contactSelection.safeParse(parse(String(form.get("selection") ?? "")));
  if (!parsed.success) return Response.json(invalidInput(parsed.error), { status: 400 });
  const exported = await exportContacts(access, database(), parsed.data, Date.now());
  if (!exported.ok) return Response.json(exported, { status: 400 });
  return csvDownload(contactsCsv(access, database(), exported.contacts), "contacts.csv");
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
