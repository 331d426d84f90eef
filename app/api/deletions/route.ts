import { siteRoute } from "@/lib/auth/site-route";
import { findDeletionList } from "@/lib/deletion/receipt/find-deletion-list";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json(findDeletionList(access, database())),
);
