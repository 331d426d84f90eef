"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { askRecheckAgain, recheckToAsk, recheckToSettle, settleRecheck } from "./recheck/settle-recheck";
import { connectStripe, startSync, stripeConnection } from "./stripe/account/connect-stripe";
import { tryKeyAgain } from "./stripe/account/try-key-again";

export const connectStripeAction = siteAction({
  permission: "settings.write",
  input: stripeConnection,
  run: (access, connection) => connectStripe(access, database(), connection, Date.now()),
});

export const tryKeyAgainAction = siteAction({
  permission: "settings.write",
  input: z.strictObject({}),
  run: (access) => tryKeyAgain(access, database()),
});

export const startSyncAction = siteAction({
  permission: "settings.write",
  input: z.strictObject({}),
  run: (access) => startSync(access, database(), Date.now()),
});

export const askRecheckAgainAction = siteAction({
  permission: "deletions.resolve",
  input: recheckToAsk,
  run: (access, recheck) => askRecheckAgain(access, database(), recheck, Date.now()),
});

export const settleRecheckAction = siteAction({
  permission: "deletions.vouch",
  input: recheckToSettle,
  run: (access, recheck) => settleRecheck(access, database(), recheck, Date.now()),
});
