"use server";

import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { sendTestMail, testRecipient } from "./send-test-mail";
import { sendingChange, setSending } from "./set-sending";

export const setSendingAction = siteAction({
  permission: "settings.write",
  input: sendingChange,
  run: (access, change) => setSending(access, database(), change, Date.now()),
});

/** Sends after the turn to write, for which others wait while a mail server answers. */
export const sendTestMailAction = siteActionThatWaits({
  permission: "settings.write",
  input: testRecipient,
  run: (_access, recipient) => recipient,
  answer: (access, recipient) => sendTestMail(access, database(), recipient),
});
