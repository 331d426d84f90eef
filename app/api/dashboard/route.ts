import { siteRoute } from "@/lib/auth/site-route";
import { findDashboard } from "@/lib/dashboard/find-dashboard";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json(findDashboard(access, database(), Date.now())),
);
