"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/instance";
import { ofContactJob } from "./of-contact-job";
import { jobPlan, prepareContactJob } from "./prepare-contact-job";
import { startContactJob } from "./start-contact-job";
import { stopContactJob } from "./stop-contact-job";
import { undoContactJob } from "./undo-contact-job";

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
