"use server";

import { headers } from "next/headers";
import { currentSession } from "@/lib/auth/fresh/current-session";
import { sendNoticeLater } from "@/lib/auth/letters/send-later";
import { accountAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { beginSecondFactor, withPassword } from "./begin-second-factor";
import {
  confirmSecondFactor,
  renewRecoveryCodes,
  turnOffSecondFactor,
  typedCode,
} from "./change-second-factor";

export const beginSecondFactorAction = accountAction({
  input: withPassword,
  run: async (access, password) => beginSecondFactor(access, database(), password, await here()),
});

export const confirmSecondFactorAction = accountAction({
  input: typedCode,
  run: async (access, code) => {
    const confirmed = await confirmSecondFactor(access, database(), code, await here());
    if (confirmed.ok) sendNoticeLater(access.userId, "second_factor_on");
    return confirmed;
  },
});

export const turnOffSecondFactorAction = accountAction({
  input: withPassword,
  run: async (access, password) => {
    const turned = await turnOffSecondFactor(access, database(), password, await here());
    if (turned.ok) sendNoticeLater(access.userId, "second_factor_off");
    return turned;
  },
});

export const renewRecoveryCodesAction = accountAction({
  input: withPassword,
  run: async (access, password) => {
    const renewed = await renewRecoveryCodes(access, database(), password, await here());
    if (renewed.ok) sendNoticeLater(access.userId, "recovery_codes_made");
    return renewed;
  },
});

async function here(): Promise<{ sent: Headers; ownSessionId: string; now: number }> {
  return { sent: await headers(), ...(await currentSession()) };
}
