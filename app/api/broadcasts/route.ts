import { siteRoute } from "@/lib/auth/site-route";
import { database } from "@/lib/instance";
import { listBroadcasts } from "@/lib/mail/broadcast/list-broadcasts";

export const GET = siteRoute((access) => Response.json({ broadcasts: listBroadcasts(access, database()) }));
