import fs from "node:fs";
import { Gauge, type Registry } from "prom-client";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

/** Names the tables of jobs that have a status, by what the job is called on screen. */
const jobTables = {
  deletion: "deletion_jobs",
  bulk_action: "bulk_actions",
  import: "imports",
  broadcast: "broadcasts",
  definition_change: "definition_changes",
  duplicate_search: "duplicate_searches",
  stripe_sync: "stripe_syncs",
} as const;

/** Counts what is left to do or stands still, one number each; every query reads an index or a small table. */
const numbers = {
  farewell_contacts_erased: {
    help: "Contacts deleted for good since the beginning.",
    sql: "SELECT coalesce(sum(deleted_count), 0) FROM deletion_jobs",
  },
  farewell_contacts_held: {
    help: "Contacts that are held, because their billing is not provably stopped.",
    sql: "SELECT count(*) FROM deletion_items WHERE state = 'needs_attention'",
  },
  farewell_billing_alarms: {
    help: "Customers of deleted contacts who are charged again.",
    sql: "SELECT count(*) FROM billing_rechecks WHERE state = 'needs_attention'",
  },
  farewell_jobs_failed: {
    help: "Jobs that failed when last tried.",
    sql: "SELECT count(*) FROM job_failures",
  },
  farewell_mail_waiting: {
    help: "Letters that wait to be sent.",
    sql: "SELECT count(*) FROM outgoing_mail WHERE state IN ('queued', 'sending')",
  },
} as const;

/**
 * Reads what the database knows about the whole instance into gauges: jobs, people, letters, heartbeats and backups,
 * all as counts and times. Nothing names a site or a contact.
 */
export function addDatabaseMetrics(registry: Registry, db: Database, file: string): void {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });

  const jobs = gauge("farewell_jobs", "Jobs by what they do and how they stand.", ["kind", "status"]);
  for (const [kind, table] of Object.entries(jobTables))
    for (const { status, count } of prepared<{ status: string; count: number }>(
      db,
      `SELECT status, count(*) AS count FROM ${table} GROUP BY status`,
    ).all())
      jobs.set({ kind, status }, count);

  for (const [name, { help, sql }] of Object.entries(numbers))
    gauge(name, help).set(db.$client.prepare<[], number>(sql).pluck().get() ?? 0);

  const beats = gauge("farewell_heartbeat_timestamp_seconds", "When each process last wrote.", ["process"]);
  for (const { process, at } of prepared<{ process: string; at: number }>(
    db,
    "SELECT process, beat_at AS at FROM heartbeats",
  ).all())
    beats.set({ process }, at / 1000);

  const backups = gauge("farewell_last_backup_timestamp_seconds", "When the last backup was made.", ["kind"]);
  for (const { kind, at } of prepared<{ kind: string; at: number }>(
    db,
    "SELECT kind, made_at AS at FROM last_backups",
  ).all())
    backups.set({ kind }, at / 1000);

  const { size } = fs.statSync(file);
  gauge("farewell_database_bytes", "Size of the database file.").set(size);
}
