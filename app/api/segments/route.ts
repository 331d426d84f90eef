import { siteRoute } from "@/lib/auth/site-route";
import { listSegments } from "@/lib/segments/segments";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", async (access) =>
  Response.json({ segments: await listSegments(access, database(), Date.now()) }),
);
