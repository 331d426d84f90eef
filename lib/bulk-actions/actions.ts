"use server";

import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { discardPreparation } from "@/lib/preparations/discard-preparation";
import { database } from "@/lib/system/instance";
import { ofBulkAction, startOfBulkAction } from "./begin-bulk-action";
import { awaitBulkActionPlan } from "./find-bulk-actions";
import { jobPlan, requestBulkAction } from "./request-bulk-action";
import { startBulkAction } from "./start-bulk-action";
import { stopBulkAction } from "./stop-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

export const prepareBulkActionAction = siteActionThatWaits({
  permission: "bulk_actions.run",
  input: jobPlan,
  run: (access, plan) => requestBulkAction(access, database(), plan, Date.now()),
  answer: async (access, requested) =>
    requested.ok ? awaitBulkActionPlan(access, database(), requested.jobId, Date.now) : requested,
});

export const discardBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: ofBulkAction,
  run: (access, { jobId: id }) => discardPreparation(access, database(), { table: "bulk_actions", id }),
});

export const startBulkActionAction = siteAction({
  permission: "bulk_actions.run",
  input: startOfBulkAction,
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
