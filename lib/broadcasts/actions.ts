"use server";

import { siteAction } from "@/lib/auth/site-action";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { database } from "@/lib/system/instance";
import { prepareBroadcast } from "./prepare-broadcast";
import { broadcastMessage, ofBroadcast, sendBroadcast, stopBroadcast } from "./send-broadcast";

export const prepareBroadcastAction = siteAction({
  permission: "broadcasts.send",
  input: contactSelection,
  run: (access, selection) => prepareBroadcast(access, database(), selection, Date.now()),
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
