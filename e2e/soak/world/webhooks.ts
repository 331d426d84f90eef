import StripeSdk from "stripe";
import type { AppServer } from "@/e2e/fixtures/server";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { Dice } from "./dice";
import { longestAnswerMs } from "./doors";
import type { SoakSite } from "./soak-site";

const everyMs = 150;
const againMs = 1500;
const latestMs = 9000;
const twiceShare = 0.2;
/** Ends the search for new events at a page of known ones: they are listed by the second. */
const knownInARow = 100;

interface Delivery {
  site: SoakSite;
  event: StripeObject;
  dueAt: number;
}

/** Delivers the events of every payment account as signed webhooks: late, some twice, in no order, until taken. */
export class Webhooks {
  readonly outcomes = new Map<string, number>();
  private readonly known = new Set<string>();
  private waiting: Delivery[] = [];
  private underWay = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: AppServer,
    private readonly sites: readonly SoakSite[],
  ) {}

  begin(seed: number): void {
    const dice = new Dice(seed);
    this.timer = setInterval(() => {
      for (const site of this.sites) this.findNew(site, dice);
      this.deliverDue(dice);
    }, everyMs);
  }

  /** Counts what is not delivered yet. */
  get openCount(): number {
    return this.waiting.length + this.underWay;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private findNew(site: SoakSite, dice: Dice): void {
    let knownCount = 0;
    for (const event of site.store.each("event")) {
      if (this.known.has(event.id)) {
        knownCount += 1;
        if (knownCount > knownInARow) return;
        continue;
      }
      this.known.add(event.id);
      const times = dice.chance(twiceShare) ? 2 : 1;
      for (let time = 0; time < times; time += 1)
        this.waiting.push({ site, event, dueAt: Date.now() + dice.number(0, latestMs) });
    }
  }

  private deliverDue(dice: Dice): void {
    const now = Date.now();
    const due = this.waiting.filter(({ dueAt }) => dueAt <= now);
    this.waiting = this.waiting.filter(({ dueAt }) => dueAt > now);
    for (const delivery of dice.some(due, due.length)) {
      this.underWay += 1;
      this.deliver(delivery).then((outcome) => {
        this.underWay -= 1;
        this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
        if (outcome.startsWith("again")) this.waiting.push({ ...delivery, dueAt: Date.now() + againMs });
      });
    }
  }

  /** Returns what the instance answered; "again …" for what a payment provider delivers again. */
  private async deliver({ site, event }: Delivery): Promise<string> {
    const payload = JSON.stringify(event);
    const signature = StripeSdk.webhooks.generateTestHeaderString({ payload, secret: site.webhookSecret });
    try {
      const response = await fetch(`${this.server.url}/api/webhooks/stripe`, {
        method: "POST",
        signal: AbortSignal.timeout(longestAnswerMs),
        body: payload,
        headers: { "stripe-signature": signature, "content-type": "application/json" },
      });
      const answer = (await response.json()) as { outcome?: string; refusal?: string };
      return response.ok ? String(answer.outcome) : `again: ${response.status} ${answer.refusal ?? ""}`;
    } catch {
      return "again: nobody answers";
    }
  }
}
