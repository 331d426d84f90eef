import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { may } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { env } from "@/lib/system/env";
import { logUnexpected } from "@/lib/system/log";
import { findMailServer, findSendingSettings, hasMailServer, usualMailsPerSecond } from "./find-mail-server";
import type { SendingView } from "./sending-view";

/** Returns how the site sends its mail, without any password. Only owners see the server. */
export function getSending(
  access: SiteAccess,
  db: Database,
  environment: Parameters<typeof findMailServer>[2] = env(),
): SendingView {
  const stored = findSendingSettings(db, access.siteId);
  const server = may(access, "settings.write") ? readServer(db, access.siteId, environment) : undefined;
  const yourEmail = preparedValue(db, "SELECT email FROM users WHERE id = ?").get(access.userId);
  return {
    hasServer: hasMailServer(db, access.siteId, environment),
    server: server ? withoutPassword(server.url) : null,
    from: environment.MAIL_FROM ?? stored?.mailFrom ?? null,
    mailsPerSecond: stored?.mailsPerSecond ?? usualMailsPerSecond,
    attentionMail: stored?.attentionMail !== 0,
    isServerOfEnvironment: environment.SMTP_URL !== undefined,
    isFromOfEnvironment: environment.MAIL_FROM !== undefined,
    yourEmail: typeof yourEmail === "string" ? yourEmail : "",
  };
}

/** Ignores a setting that another secret encrypted: it cannot be shown, and can be set again. */
function readServer(...of: Parameters<typeof findMailServer>): ReturnType<typeof findMailServer> {
  try {
    return findMailServer(...of);
  } catch (error) {
    logUnexpected(error);
    return undefined;
  }
}

function withoutPassword(url: string): string {
  const { protocol, username, host } = new URL(url);
  return `${protocol}//${username ? `${decodeURIComponent(username)}@` : ""}${host}`;
}
