import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findSignedReceipt, receiptFileName } from "@/lib/deletion/receipt/find-signed-receipt";
import { database } from "@/lib/system/instance";

/** Hands out the newest receipt of a deletion, or the one that `revision` names, byte for byte as it was signed. */
export const GET = siteRoute<{ id: string }>(
  { permission: "contacts.read", isDownload: true },
  (access, request, { id }) => {
    const asked = new URL(request.url).searchParams.get("revision");
    const revision = asked === null ? undefined : parseId(asked);
    const signed = findSignedReceipt(access, database(), parseId(id), revision);
    if (!signed) return found(undefined);
    return new Response(signed.text, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="${receiptFileName(signed.receipt)}"`,
        "cache-control": "no-store",
      },
    });
  },
);
