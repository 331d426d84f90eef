import type { IncomingMessage, ServerResponse } from "node:http";
import { timeRequest } from "@/lib/metrics/request-times";
import { endQuietly } from "@/lib/system/end-quietly";
import { env } from "@/lib/system/env";
import { log } from "@/lib/system/log";
import { quietConsole } from "@/lib/system/quiet-console";
import { trustedProxies } from "@/lib/system/trusted-proxies";
import { admitRequest, isOurOwn } from "./admit-request";

/**
 * Prepares the process that answers people, and returns what it asks of every request before anything else: whether
 * to let it in.
 */
export function openDoors(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { TRUST_PROXY, APP_URL: appUrl } = env();
  const isTrusted = trustedProxies(TRUST_PROXY) ?? (() => false);
  quietConsole(console);
  endQuietly();
  let isWarned = TRUST_PROXY !== "off";
  return (request, response) => {
    if (!isWarned && request.headers["x-forwarded-for"] !== undefined && !isOurOwn(request)) {
      isWarned = true;
      log().warn("behind a proxy all people are one sender until TRUST_PROXY says whose word counts");
    }
    if (!isOurOwn(request)) timeRequest(request, response);
    return admitRequest(request, response, { isTrusted, appUrl });
  };
}
