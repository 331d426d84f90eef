import { siteRoute } from "@/lib/auth/site-route";
import { getGrowth } from "@/lib/growth/get-growth";
import { parsePeriod } from "@/lib/growth/parse-period";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access, request) => {
  const parsed = parsePeriod(new URL(request.url).searchParams);
  if (!parsed.ok) return Response.json(parsed, { status: 400 });
  return Response.json(getGrowth(access, database(), parsed.period, Date.now()));
});
