"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/instance";
import {
  jobPlan,
  ofContactJob,
  prepareContactJob,
  startContactJob,
  stopContactJob,
  undoContactJob,
} from "./contact-jobs";

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
