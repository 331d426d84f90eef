"use server";

import { z } from "zod";
import { createSite, newSite } from "@/lib/auth/accounts/create-site";
import { findSender } from "@/lib/auth/find-site-access";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { appUrl, database } from "@/lib/system/instance";
import { changeRole, roleChange } from "./change-role";
import { chooseSite, oneSite } from "./choose-site";
import {
  invitePerson,
  newInvitation,
  oneInvitation,
  renewInvitation,
  revokeInvitation,
} from "./invite-person";
import { neededSecondFactor, needSecondFactor } from "./need-second-factor";
import { leaveSite, onePerson, removePerson } from "./remove-person";
import { sendInvitation } from "./send-invitation";

export const changeRoleAction = siteAction({
  permission: "people.manage",
  input: roleChange,
  run: (access, change) => changeRole(access, database(), change, Date.now()),
});

export const removePersonAction = siteAction({
  permission: "people.manage",
  input: onePerson,
  run: (access, person) => removePerson(access, database(), person, Date.now()),
});

export const needSecondFactorAction = siteAction({
  permission: "people.manage",
  input: neededSecondFactor,
  run: async (access, needed) =>
    needSecondFactor(access, database(), needed, Date.now(), await currentFreshAt()),
});

/** Is for everybody who belongs to a site. */
export const leaveSiteAction = siteAction({
  permission: "account.own",
  input: z.strictObject({}),
  run: (access) => leaveSite(access, database(), Date.now()),
});

/** Mails the link after the turn to write, for which others wait while a mail server answers. */
export const invitePersonAction = siteActionThatWaits({
  permission: "people.manage",
  input: newInvitation,
  run: (access, invited) => invitePerson(access, database(), invited, Date.now()),
  answer: async (access, issued) =>
    issued.ok ? sendInvitation(access, database(), issued, { appUrl: appUrl() }) : issued,
});

export const renewInvitationAction = siteActionThatWaits({
  permission: "people.manage",
  input: oneInvitation,
  run: (access, invitation) => renewInvitation(access, database(), invitation, Date.now()),
  answer: async (access, issued) =>
    issued.ok ? sendInvitation(access, database(), issued, { appUrl: appUrl() }) : issued,
});

export const revokeInvitationAction = siteAction({
  permission: "people.manage",
  input: oneInvitation,
  run: (access, invitation) => revokeInvitation(access, database(), invitation, Date.now()),
});

/** Works from a page that shows any of the sender's sites: it is how they get from one to another. */
export const chooseSiteAction = siteAction({
  permission: "account.own",
  isOfAnySite: true,
  input: oneSite,
  run: async (_access, { siteId }) => {
    const sender = await findSender();
    return sender
      ? chooseSite(database(), sender, siteId)
      : ({ ok: false, refusal: "not_signed_in" } as const);
  },
});

/** Creates a site that the sender owns, and lets their session go on there. */
export const createSiteAction = siteAction({
  permission: "people.manage",
  input: newSite,
  run: async (access, site) => {
    const { userId } = access;
    const created = createSite(database(), site, { userId }, Date.now());
    const sender = await findSender();
    if (created.ok && sender) chooseSite(database(), sender, created.siteId);
    return created;
  },
});
