import fs from "node:fs";
import { hashPassword } from "better-auth/crypto";
import { createDemoData } from "@/db/demo/create-demo-data";
import type { Database } from "@/db/open-database";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { formOf, type PlainAnswer, PlainRequests } from "../fixtures/plain-requests";
import { AppServer } from "../fixtures/server";
import type { TestSite } from "../fixtures/test";
import { type Knock, webhookSecret } from "./bad-knock";

const contactCount = 200;
const mostHeapMegabytes = 384;
const site: TestSite = { id: 1, email: "owner@demo.example", password: "farewell-demo" };

/** Is a running instance with a site that has something of everything, and what it answered. */
export class Target {
  private constructor(
    readonly server: AppServer,
    readonly db: Database,
    private readonly stripe: StripeServer,
    private owner: PlainRequests,
  ) {}

  static async start(): Promise<Target> {
    const stripe = await StripeServer.start();
    const server = await AppServer.create({
      STRIPE_API_BASE: stripe.url,
      STRIPE_SECRET_KEY: testKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      // Without a bound a heap grows for as long as the machine has room, and says nothing.
      NODE_OPTIONS: `--max-old-space-size=${mostHeapMegabytes}`,
    });
    const db = server.openDatabase();
    const passwordHash = await hashPassword(site.password);
    createDemoData(db, { contactCount, now: Date.now(), passwordHash });
    await server.start();
    return new Target(server, db, stripe, await PlainRequests.signedIn(server, site));
  }

  async knock({ isSignedIn, path, method, headers, body }: Knock): Promise<PlainAnswer> {
    const asked = isSignedIn ? this.owner : PlainRequests.nobody(this.server);
    const sent = typeof body === "object" && body !== null ? formOf(body) : body;
    const answer = await asked.ask(path, { method, headers, body: sent });
    if (isSignedIn && (answer.status === 401 || answer.text.includes('"not_signed_in"')))
      this.owner = await PlainRequests.signedIn(this.server, site);
    return answer;
  }

  /** Returns the memory that web holds, in megabytes. */
  memory(): number {
    const status = fs.readFileSync(`/proc/${this.server.pidOf("web")}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  async end(): Promise<void> {
    this.db.$client.close();
    await this.server.dispose();
    await this.stripe.stop();
  }
}
