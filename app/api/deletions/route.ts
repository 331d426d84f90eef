import { siteRoute } from "@/lib/auth/site-route";
import { findDeletionList } from "@/lib/deletion/find-deletion-list";
import { database } from "@/lib/instance";

export const GET = siteRoute((access) => Response.json(findDeletionList(access, database())));
