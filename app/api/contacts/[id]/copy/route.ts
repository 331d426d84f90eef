import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { copyContact } from "@/lib/exports/copy-contact";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>(
  { permission: "contacts.export", ownPages: "links", isDownload: true },
  (access, _request, { id }) => {
    const data = copyContact(access, database(), parseId(id), Date.now());
    if (!data) return found(undefined);
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="contact-${parseId(id)}.json"`,
        "cache-control": "no-store",
      },
    });
  },
);
