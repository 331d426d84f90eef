"use server";

import { z } from "zod";
import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { appUrl, database } from "@/lib/system/instance";
import { ofBroadcast } from "../send-broadcast";
import { scheduleBroadcast, scheduledTime, unscheduleBroadcast } from "./schedule-broadcast";
import { sendTestLetter } from "./send-test-letter";
import { startBroadcast, startOfBroadcast } from "./start-broadcast";
import {
  createDraft,
  deleteDraft,
  draftOfPrepared,
  duplicateBroadcast,
  keepAsDraft,
  saveDraft,
  savedDraft,
} from "./write-drafts";

const permission = "broadcasts.send";

export const createDraftAction = siteAction({
  permission,
  input: z.strictObject({}),
  run: (access) => createDraft(access, database(), Date.now()),
});

export const keepAsDraftAction = siteAction({
  permission,
  input: draftOfPrepared,
  run: (access, draft) => keepAsDraft(access, database(), draft, Date.now()),
});

export const saveDraftAction = siteAction({
  permission,
  input: savedDraft,
  run: (access, draft) => saveDraft(access, database(), draft, Date.now()),
});

export const duplicateBroadcastAction = siteAction({
  permission,
  input: ofBroadcast,
  run: (access, one) => duplicateBroadcast(access, database(), one, Date.now()),
});

export const deleteDraftAction = siteAction({
  permission,
  input: ofBroadcast,
  run: (access, one) => deleteDraft(access, database(), one),
});

export const scheduleBroadcastAction = siteAction({
  permission,
  input: scheduledTime,
  run: (access, time) => scheduleBroadcast(access, database(), time, Date.now()),
});

export const unscheduleBroadcastAction = siteAction({
  permission,
  input: ofBroadcast,
  run: (access, one) => unscheduleBroadcast(access, database(), one, Date.now()),
});

export const startBroadcastAction = siteAction({
  permission,
  input: startOfBroadcast,
  run: (access, asked) => {
    const db = database();
    const start = { ...asked, hasMailServer: hasMailServer(db, access.siteId) };
    return startBroadcast(access, db, start, Date.now());
  },
});

/** Sends after the turn to write, for which others wait while a mail server answers. */
export const sendTestLetterAction = siteActionThatWaits({
  permission,
  input: ofBroadcast,
  run: (_access, one) => one,
  answer: (access, { broadcastId }) => sendTestLetter(access, database(), { broadcastId, appUrl: appUrl() }),
});
