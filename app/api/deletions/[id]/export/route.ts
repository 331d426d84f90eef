import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { contactsCsv, csvDownload } from "@/lib/exports/contacts-csv";
import { exportManifest } from "@/lib/exports/export-manifest";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>(
  { permission: "contacts.export", ownPages: "links", isDownload: true },
  async (access, _request, { id }) => {
    const contacts = await exportManifest(access, database(), parseId(id), Date.now());
    if (!contacts) return found(undefined);
    return csvDownload(contactsCsv(access, database(), contacts), `before-deletion-${parseId(id)}.csv`);
  },
);
