import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { AppServer, freePort } from "@/e2e/fixtures/server";
import { testSecret } from "@/e2e/fixtures/test-secret";
import { MailServer } from "@/testing/mail-server";
import { StripeServer } from "@/testing/stripe-server/stripe-server";
import { Letters } from "./letters";
import { Memory } from "./memory";
import { lookEveryMs, People } from "./people";
import { type SoakSite, setUpSite } from "./soak-site";
import { Webhooks } from "./webhooks";

const mostRemembered = 40;

/** Is a started instance with its sites, its payment provider and its mail server, and what the soak knows of them. */
export class SoakWorld {
  readonly people = new People();
  readonly memory = new Memory();
  readonly kills: Record<string, number> = {};
  readonly acts = new Map<string, Map<string, number>>();
  /** Lists customers whose email was changed at the payment provider, so that it does not say whose they are. */
  readonly movedCustomers = new Set<string>();
  readonly lastActs: string[] = [];
  readonly letters: Letters;
  readonly webhooks: Webhooks;
  /** Holds the log of every start before the last. */
  private earlierLogs = "";
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    readonly server: AppServer,
    readonly db: Database,
    readonly stripe: StripeServer,
    readonly mail: MailServer,
    readonly sites: SoakSite[],
  ) {
    this.letters = new Letters(db, mail, sites, this.people);
    this.webhooks = new Webhooks(server, sites);
  }

  static async create(siteCount: number): Promise<SoakWorld> {
    const port = await freePort();
    const STRIPE_API_BASE = `http://127.0.0.1:${port}`;
    const server = await AppServer.create({ STRIPE_API_BASE, TRUST_PROXY: "loopback" });
    // This file of the provider stays beside the folder, so that somebody can look into both afterwards.
    const stripe = await StripeServer.start({ file: booksOf(server), port });
    const mail = await MailServer.start();
    // This process calls what dialogs call, so it needs the settings of the instance.
    Object.assign(process.env, {
      DATA_DIR: server.dataDir,
      STRIPE_API_BASE,
      APP_SECRET: testSecret,
      LOG_LEVEL: "silent",
    });
    await server.start();
    const db = server.openDatabase();
    const sites: SoakSite[] = [];
    for (let at = 0; at < siteCount; at += 1) sites.push(await setUpSite(db, stripe, mail));
    return new SoakWorld(server, db, stripe, mail, sites);
  }

  /** Begins to look at who is there and to deliver webhooks. */
  begin(seed: number): void {
    this.webhooks.begin(seed);
    this.timer = setInterval(() => {
      this.people.look(this.db);
      this.memory.look(this.server);
    }, lookEveryMs);
  }

  /** Notes what an act came to. */
  note(act: string, siteId: number, outcome: string): void {
    const outcomes = this.acts.get(act) ?? new Map<string, number>();
    this.acts.set(act, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
    this.lastActs.push(`${new Date().toISOString()} site ${siteId}: ${act}, ${outcome}`);
    if (this.lastActs.length > mostRemembered) this.lastActs.shift();
  }

  /** Starts the instance again after its processes are gone. */
  async startAgain(): Promise<void> {
    this.earlierLogs += this.server.log;
    await this.server.start();
  }

  get log(): string {
    return this.earlierLogs + this.server.log;
  }

  value(sql: string, ...values: unknown[]): number {
    return this.db.$client
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  }

  rows<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.db.$client.prepare(sql).all(...values) as Row[];
  }

  /** Ends everything. The data folder stays when `keepsData`. */
  async end(keepsData: boolean): Promise<void> {
    clearInterval(this.timer);
    this.webhooks.end();
    if (keepsData) await this.server.kill();
    this.db.$client.close();
    if (!keepsData) await this.server.dispose();
    await this.mail.stop();
    await this.stripe.stop();
    if (!keepsData)
      for (const end of ["", "-wal", "-shm"]) fs.rmSync(`${booksOf(this.server)}${end}`, { force: true });
  }
}

const booksOf = ({ dataDir }: AppServer) => `${dataDir}-stripe.db`;
