import { siteRoute } from "@/lib/auth/site-route";
import { listDeletions } from "@/lib/deletion/list-deletions";
import { database } from "@/lib/instance";

export const GET = siteRoute((access) => Response.json({ deletions: listDeletions(access, database()) }));
