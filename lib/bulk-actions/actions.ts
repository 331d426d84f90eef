"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { ofContactJob } from "./of-bulk-action";
import { jobPlan, prepareContactJob } from "./prepare-bulk-action";
import { startContactJob } from "./start-bulk-action";
import { stopContactJob } from "./stop-bulk-action";
import { undoContactJob } from "./undo-bulk-action";

export const prepareContactJobAction = siteAction({
  roles: ["owner", "assistant"],
  input: jobPlan,
  run: (access, plan) => prepareContactJob(access, database(), plan, Date.now()),
});

export const startContactJobAction = siteAction({
  roles: ["owner", "assistant"],
  input: ofContactJob,
  run: (access, job) => startContactJob(access, database(), job, Date.now()),
});

export const stopContactJobAction = siteAction({
  roles: ["owner", "assistant"],
  input: ofContactJob,
  run: (access, job) => stopContactJob(access, database(), job, Date.now()),
});

export const undoContactJobAction = siteAction({
  roles: ["owner", "assistant"],
  input: ofContactJob,
  run: (access, job) => undoContactJob(access, database(), job, Date.now()),
});
