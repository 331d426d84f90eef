import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { queueBroadcast } from "@/lib/broadcasts/queue-broadcast";
import { yieldToLanes } from "@/lib/jobs/time-slice";
import { processSingleton } from "@/lib/system/process-singleton";
import { hasDueMail, type MailKind } from "./outgoing/due-mail";
import { sendDueMail } from "./outgoing/send-due-mail";
import { mailsPerSecondOf } from "./sending/find-mail-server";
import { siteTransport } from "./sending/site-transport";
import type { MailTransport } from "./transport/mail-transport";

/** Sets the size of a batch: about this many seconds at the rate that is set. */
const batchSeconds = 0.6;
const afterUnreachableMs = 15_000;
const afterFailureMs = 2000;
const batchesAtOnce = 10;
/** Limits a batch that is not sent, which needs no pace. */
const mostUnsentAtOnce = 300;
const perConnection = 17;

interface MailContext {
  db: Database;
  appUrl: string;
  now(): number;
  transportOf(siteId: number, connections: number): MailTransport | undefined;
}

/** Holds the pace of a site: each sends at its own rate, and none waits for another's mail server. */
interface SitePace {
  isSending: boolean;
  notBefore: number;
}

/** Returns the context of the worker, in which each site sends by its own mail server. */
export function mailContext(db: Database, appUrl: string, now: () => number): MailContext {
  return { db, appUrl, now, transportOf: (siteId, connections) => siteTransport(db, siteId, connections) };
}

/**
 * Writes some letters of open broadcasts and begins to send the due letters of every site, without waiting for them;
 * those of a site that is being deleted wait. Returns false when there was nothing to do. Keeps `paces` from batch to
 * batch.
 */
export async function sendMailBatch(
  context: MailContext,
  owner: string,
  onError: (error: unknown) => void,
  paces = processSingleton("mail paces", () => new Map<number, SitePace>()),
): Promise<boolean> {
  const { db, now } = context;
  let batches = 0;
  while (batches < batchesAtOnce && queueBroadcast(db, owner, now())) {
    batches += 1;
    await yieldToLanes();
  }
  let begun = 0;
  for (const siteId of preparedValue<number>(db, "SELECT id FROM sites WHERE ending_at IS NULL").all()) {
    const pace = paces.get(siteId) ?? { isSending: false, notBefore: 0 };
    paces.set(siteId, pace);
    if (pace.isSending || pace.notBefore > now()) continue;
    try {
      if (beginSite(context, siteId, pace, onError)) begun += 1;
    } catch (error) {
      // One site may fail, for example by settings that another secret encrypted. The other sites go on.
      pace.notBefore = now() + afterFailureMs;
      onError(error);
    }
  }
  return batches > 0 || begun > 0;
}

function beginSite(
  context: MailContext,
  siteId: number,
  pace: SitePace,
  onError: (error: unknown) => void,
): boolean {
  const { db, now, appUrl, transportOf } = context;
  const perSecond = mailsPerSecondOf(db, siteId);
  const connections = Math.max(3, Math.ceil(perSecond / perConnection));
  const transport = transportOf(siteId, connections);
  const kinds: MailKind[] = transport ? ["transactional", "marketing"] : ["marketing"];
  if (!hasDueMail(db, siteId, kinds, now())) return false;
  const beganAt = now();
  pace.isSending = true;
  const most = transport ? Math.ceil(perSecond * batchSeconds) : mostUnsentAtOnce;
  void sendDueMail({ db, siteId, transport, appUrl, most, connections }, beganAt)
    .then(({ count, isUnreachable }) => {
      const paceMs = transport ? (count / perSecond) * 1000 : 0;
      const wait = isUnreachable ? afterUnreachableMs : paceMs;
      pace.notBefore = Math.max(beganAt + wait, isUnreachable ? now() + wait : 0);
    })
    .catch((error: unknown) => {
      pace.notBefore = now() + afterFailureMs;
      onError(error);
    })
    .finally(() => {
      pace.isSending = false;
    });
  return true;
}
