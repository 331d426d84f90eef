import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findContactJob } from "@/lib/contact-jobs/find-contact-jobs";
import { database } from "@/lib/instance";

export const GET = siteRoute<{ id: string }>((access, _request, { id }) =>
  found(findContactJob(access, database(), parseId(id))),
);
