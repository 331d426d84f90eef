"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { ofBulkAction } from "./begin-bulk-action";
import { jobPlan, prepareBulkAction } from "./prepare-bulk-action";
import { startBulkAction } from "./start-bulk-action";
import { stopBulkAction } from "./stop-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

export const prepareBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: jobPlan,
  run: (access, plan) => prepareBulkAction(access, database(), plan, Date.now()),
});

export const startBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: ofBulkAction,
  run: (access, job) => startBulkAction(access, database(), job, Date.now()),
});

export const stopBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: ofBulkAction,
  run: (access, job) => stopBulkAction(access, database(), job, Date.now()),
});

export const undoBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: ofBulkAction,
  run: (access, job) => undoBulkAction(access, database(), job, Date.now()),
});
