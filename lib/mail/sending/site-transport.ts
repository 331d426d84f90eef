import type { Database } from "@/db/open-database";
import { processSingleton } from "@/lib/system/process-singleton";
import type { MailTransport } from "../transport/mail-transport";
import { smtpTransport } from "../transport/smtp-transport";
import { findMailServer } from "./find-mail-server";

const timeoutMs = 10_000;

interface Kept {
  made: string;
  transport: MailTransport;
}

/**
 * Returns the transport of the site's mail server and keeps it until the settings change. Returns undefined when the
 * site has no mail server.
 */
export function siteTransport(db: Database, siteId: number, connections: number): MailTransport | undefined {
  const kept = processSingleton("mail transports", () => new Map<number, Kept>());
  const server = findMailServer(db, siteId);
  const made = JSON.stringify([server, connections]);
  const known = kept.get(siteId);
  if (known?.made === made) return known.transport;
  known?.transport.close();
  kept.delete(siteId);
  if (!server) return undefined;
  const transport = smtpTransport(server.url, server.from, timeoutMs, connections);
  kept.set(siteId, { made, transport });
  return transport;
}
