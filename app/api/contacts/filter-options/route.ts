import { siteRoute } from "@/lib/auth/site-route";
import { listFilterOptions } from "@/lib/contacts/filter/filter-options";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json(listFilterOptions(access, database())),
);
