import { siteRoute } from "@/lib/auth/site-route";
import { listContactJobs } from "@/lib/bulk-actions/find-bulk-actions";
import { database } from "@/lib/system/instance";

export const GET = siteRoute((access) => Response.json({ jobs: listContactJobs(access, database()) }));
