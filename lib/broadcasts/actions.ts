"use server";

import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { discardPreparation } from "@/lib/preparations/discard-preparation";
import { database } from "@/lib/system/instance";
import { awaitPreparedBroadcast } from "./find-prepared-broadcast";
import { requestBroadcast } from "./request-broadcast";
import { broadcastMessage, ofBroadcast, sendBroadcast, stopBroadcast } from "./send-broadcast";

export const prepareBroadcastAction = siteActionThatWaits({
  permission: "broadcasts.send",
  input: contactSelection,
  run: (access, selection) => requestBroadcast(access, database(), selection, Date.now()),
  answer: async (access, requested) =>
    requested.ok ? awaitPreparedBroadcast(access, database(), requested.broadcastId, Date.now) : requested,
});

export const discardPreparedAction = siteAction({
  permission: "broadcasts.send",
  input: ofBroadcast,
  run: (access, { broadcastId: id }) => discardPreparation(access, database(), { table: "broadcasts", id }),
});

export const sendBroadcastAction = siteAction({
  permission: "broadcasts.send",
  input: broadcastMessage,
  run: (access, message) => sendBroadcast(access, database(), message, Date.now()),
});

export const stopBroadcastAction = siteAction({
  permission: "broadcasts.send",
  input: ofBroadcast,
  run: (access, one) => stopBroadcast(access, database(), one, Date.now()),
});
