"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { failedJob, retryJob } from "./retry-job";

export const retryJobAction = siteAction({
  permission: "bulk_actions.run",
  input: failedJob,
  run: (access, job) => retryJob(access, database(), job, Date.now()),
});
