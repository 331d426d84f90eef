"use server";

import { z } from "zod";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { approveDeletion, deletionApproval } from "./approve-deletion";
import { endApproval } from "./end-approval";

export const approveDeletionAction = siteAction({
  permission: "contacts.delete",
  input: deletionApproval,
  run: async (access, approval) =>
    approveDeletion(access, database(), approval, Date.now(), await currentFreshAt()),
});

export const endApprovalAction = siteAction({
  permission: "contacts.delete",
  input: z.strictObject({ jobId: z.number().int().positive() }),
  run: (access, waiting) => endApproval(access, database(), waiting, Date.now()),
});
