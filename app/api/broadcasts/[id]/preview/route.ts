import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { previewBroadcast } from "@/lib/broadcasts/drafts/preview-broadcast";
import { appUrl, database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", async (access, _request, { id }) =>
  found(await previewBroadcast(access, database(), { broadcastId: parseId(id), appUrl: appUrl() })),
);
