"use server";

import { z } from "zod";
import { currentFreshAt, currentSession } from "@/lib/auth/fresh/current-session";
import { sendLinkLater, sendNoticeLater } from "@/lib/auth/letters/send-later";
import { accountAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { askEmailChange, emailChange } from "./ask-email-change";
import { changePassword, passwordChange } from "./change-password";
import { endAccount } from "./end-account";
import { endOtherSessions, endSession, ofSession } from "./end-sessions";
import { accountName, renameAccount } from "./rename-account";

export const renameAccountAction = accountAction({
  input: accountName,
  run: (access, name) => renameAccount(access, database(), name, Date.now()),
});

export const changePasswordAction = accountAction({
  input: passwordChange,
  run: async (access, change) => {
    const changed = await changePassword(access, database(), change, await currentSession());
    if (changed.ok) sendNoticeLater(access.userId, "password_changed");
    return changed;
  },
});

/** Answers whether a letter has to be read first, never the token in it. */
export const changeEmailAction = accountAction({
  input: emailChange,
  run: async (access, change) => {
    const asked = await askEmailChange(access, database(), change, Date.now());
    if (!asked.ok) return asked;
    const { token } = asked;
    if (token !== undefined)
      sendLinkLater({ userId: access.userId, kind: "emailChange", token, to: change.email });
    return { ok: true as const, isChanged: token === undefined };
  },
});

export const endSessionAction = accountAction({
  input: ofSession,
  run: (access, session) => {
    const ended = endSession(access, database(), session, Date.now());
    if (ended.ok) sendNoticeLater(access.userId, "sessions_ended");
    return ended;
  },
});

export const endOtherSessionsAction = accountAction({
  input: z.strictObject({}),
  run: async (access) => {
    const ended = endOtherSessions(access, database(), await currentSession());
    if (ended.endedSessions > 0) sendNoticeLater(access.userId, "sessions_ended");
    return ended;
  },
});

export const endAccountAction = accountAction({
  input: z.strictObject({}),
  run: async (access) => endAccount(access, database(), Date.now(), await currentFreshAt()),
});
