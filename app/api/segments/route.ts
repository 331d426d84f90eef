import { siteRoute } from "@/lib/auth/site-route";
import { database } from "@/lib/instance";
import { listSegments } from "@/lib/segments/segments";

export const GET = siteRoute(async (access) =>
  Response.json({ segments: await listSegments(access, database(), Date.now()) }),
);
