import pLimit from "p-limit";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { letterToken } from "@/lib/consent/letter-token";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";
import { tokenHashOf } from "@/lib/values/token-hash";
import type { MailTransport } from "../transport/mail-transport";
import { claimMail } from "./claim-mail";
import { type DueMail, listDueMail } from "./due-mail";
import { endMail } from "./end-mail";
import { letterWriter } from "./letter-content";
import { noteFailure, noteSent, setAside } from "./note-outcome";

const mostAtOnce = 30;
const fewestConnections = 3;

interface Post {
  db: Database;
  siteId: number;
  /** Is undefined while no mail server is set: opt-in requests wait for one, and broadcasts are not sent. */
  transport: MailTransport | undefined;
  /** Has no slash at the end. */
  appUrl: string;
  /** Limits how many letters to send; 30 when left out. */
  most?: number;
  connections?: number;
}

interface MailRound {
  /** Counts the letters it took up. */
  count: number;
  hasMore: boolean;
  /** Is true when the mail server could not be used, so that the rest of the batch was not tried. */
  isUnreachable: boolean;
}

/**
 * Sends the due letters of a site. Renders a letter first, then `claimMail` asks once more whether it may go. After
 * a kill between sending and noting it, an opt-in request is sent again with the same link, a broadcast is not. One
 * that throws keeps no other from going.
 */
export async function sendDueMail(post: Post, now: number): Promise<MailRound> {
  const { db, siteId, transport, appUrl, most = mostAtOnce, connections = fewestConnections } = post;
  if (!transport) return endUnsent(db, siteId, most, now);
  const due = listDueMail(db, siteId, ["transactional", "marketing"], most, now);
  const writeLetter = letterWriter(db, appUrl);
  const limit = pLimit(connections);
  let isUnreachable = false;
  const takeLetter = async (mail: DueMail) => {
    const letter = await writeLetter(mail);
    const email = claimMail(db, mail, tokenHashOf(letter.token), now);
    return email === undefined ? undefined : { ...letter, email };
  };
  const sendOne = async (mail: DueMail): Promise<void> => {
    if (isUnreachable) return;
    const taken = await takeLetter(mail).catch((error) => {
      if (storageFaultOf(error)) throw error;
      return setAside(db, mail, logUnexpected(error), now);
    });
    if (!taken) return;
    const { email, content, headers, kept } = taken;
    const outcome = await transport.send({
      ...content,
      to: email,
      messageId: messageIdOf(mail),
      ...(headers && { headers }),
    });
    if (outcome.ok) return noteSent(db, mail, kept, now);
    if (outcome.reason === "unreachable") isUnreachable = true;
    noteFailure(db, mail, { failure: outcome, email }, now);
  };
  const attempts = await Promise.allSettled(due.map((mail) => limit(() => sendOne(mail))));
  for (const attempt of attempts) if (attempt.status === "rejected") throw attempt.reason;
  return { count: due.length, hasMore: due.length === most && !isUnreachable, isUnreachable };
}

/** Returns the same id at every attempt, so that a receiver can see a repetition. */
function messageIdOf({ id, seed }: DueMail): string {
  return `<${id}.${letterToken(seed, "message id").slice(0, 22)}@farewell>`;
}

/**
 * Ends the broadcast letters that are due while no mail server is set: they must not go out months later, when one
 * is.
 */
function endUnsent(db: Database, siteId: number, most: number, now: number): MailRound {
  const due = listDueMail(db, siteId, ["marketing"], most, now);
  write(db, (tx) => {
    for (const mail of due) endMail(tx, mail, "unsent", null);
  });
  return { count: due.length, hasMore: due.length === most, isUnreachable: false };
}
