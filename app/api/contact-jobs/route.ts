import { siteRoute } from "@/lib/auth/site-route";
import { listContactJobs } from "@/lib/contact-jobs/find-contact-jobs";
import { database } from "@/lib/instance";

export const GET = siteRoute((access) => Response.json({ jobs: listContactJobs(access, database()) }));
