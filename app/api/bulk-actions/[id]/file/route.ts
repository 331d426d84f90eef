import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { startExport } from "@/lib/bulk-actions/start-export";
import { contactsCsv, csvDownload } from "@/lib/exports/contacts-csv";
import { database } from "@/lib/system/instance";

/** Answers a form post, so that the browser saves the file as it arrives. */
export const POST = siteRoute<{ id: string }>(
  { permission: "contacts.export", ownPages: "posts", isForm: true },
  (access, _request, { id }) => {
    const started = startExport(access, database(), parseId(id), Date.now);
    if (started.ok) {
      const { contacts, ended } = started;
      return csvDownload(contactsCsv(access, database(), contacts, ended), "contacts.csv");
    }
    if (started.refusal === "not_found") return found(undefined);
    return Response.json(started, { status: started.refusal === "not_allowed" ? 403 : 409 });
  },
);
