import { after } from "next/server";
import { appUrl, database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import type { AccountNotice } from "./account-letter-messages";
import { sendLink, sendNotice } from "./send-account-mail";

/** Sends after the answer to the request, which then neither waits for a mail server nor tells that a letter leaves. */
export function sendNoticeLater(
  userId: string,
  notice: AccountNotice,
  { to, also }: { to?: string; also?: string[] } = {},
): void {
  afterAnswer(() => sendNotice({ db: database() }, { userId, notice, to, ...(also && { also }) }));
}

/** Sends a link after the answer to the request. */
export function sendLinkLater(link: Parameters<typeof sendLink>[1]): void {
  afterAnswer(() => sendLink({ db: database(), appUrl: appUrl() }, link));
}

function afterAnswer(work: () => Promise<void>): void {
  after(() => work().catch(logUnexpected));
}
