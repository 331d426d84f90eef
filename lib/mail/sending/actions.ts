"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { sendTestMail, testRecipient } from "./send-test-mail";
import { sendingChange, setSending } from "./set-sending";

export const setSendingAction = siteAction({
  permission: "settings.write",
  input: sendingChange,
  run: (access, change) => setSending(access, database(), change, Date.now()),
});

export const sendTestMailAction = siteAction({
  permission: "settings.write",
  input: testRecipient,
  run: (access, recipient) => sendTestMail(access, database(), recipient),
});
