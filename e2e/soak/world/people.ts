import type { Database } from "@/db/open-database";

/** Is someone whom the soak makes up. Email and name hold a mark that nothing else in the files holds. */
export interface Person {
  email: string;
  name: string;
}

/** Is how often everyone is looked at. */
export const lookEveryMs = 500;

const ownCount = 70;
const sharedCount = 15;
const two = (number: number) => String(number).padStart(2, "0");
const three = (number: number) => String(number).padStart(3, "0");

/** Matches the marks of made-up people: their emails, and the last word of their names. */
export const markPattern = /[pq]\d{3}(?:@(?:s\d\d|press)\.example|s\d\d)/gi;

export function marksOf({ email, name }: Person): string[] {
  return [email, name.split(" ")[1] ?? ""];
}

/** Lists everyone who may ever come to a site. Some of them come to several sites. */
export function crowdOf(siteId: number): Person[] {
  const own = Array.from({ length: ownCount }, (_, at) => ({
    email: `p${three(at)}@s${two(siteId)}.example`,
    name: `Nell p${three(at)}s${two(siteId)}`,
  }));
  const shared = Array.from({ length: sharedCount }, (_, at) => ({
    email: `q${three(at)}@press.example`,
    name: `Orla q${three(at)}s00`,
  }));
  return [...own, ...shared];
}

interface Coming {
  open: number;
  until: number;
}

/** Remembers what the soak itself did with each person, apart from everything that the instance says. */
export class People {
  private readonly comings = new Map<string, Coming>();
  private readonly noes = new Map<string, number>();
  private readonly seenSubscribed = new Map<string, number>();
  private readonly seen = new Map<string, number>();
  /** Lists when everyone was looked at lately. */
  private looks: number[] = [];
  /** Lists by contact every email that it was seen with. */
  readonly emailsOf = new Map<number, Set<string>>();

  /** Notes that these people may be coming to the site by an act of theirs, until the returned function is called. */
  begin(siteId: number, emails: readonly string[]): () => void {
    const ours = emails.map((email) => {
      const key = keyOf(siteId, email);
      const coming = this.comings.get(key) ?? { open: 0, until: 0 };
      this.comings.set(key, coming);
      coming.open += 1;
      return coming;
    });
    return () => {
      for (const coming of ours) {
        coming.open -= 1;
        coming.until = Math.max(coming.until, Date.now());
      }
    };
  }

  /** Notes that someone came by an act that was over at `at`, however late the instance hears of it. */
  cameAt(siteId: number, email: string, at: number): void {
    const key = keyOf(siteId, email);
    const coming = this.comings.get(key) ?? { open: 0, until: 0 };
    this.comings.set(key, { ...coming, until: Math.max(coming.until, at) });
  }

  /** Returns up to when an act of this person could have brought them in. */
  cameUntil(siteId: number, email: string): number {
    const coming = this.comings.get(keyOf(siteId, email));
    return coming && coming.open > 0 ? Number.POSITIVE_INFINITY : (coming?.until ?? 0);
  }

  saidNo(siteId: number, email: string): void {
    this.noes.set(keyOf(siteId, email), Date.now());
  }

  /** Notes that someone may have confirmed, which ends their no. */
  saidYes(siteId: number, email: string): void {
    this.noes.delete(keyOf(siteId, email));
  }

  /** Returns since when this person has said no, and not yes again. */
  noSince(siteId: number, email: string): number | undefined {
    return this.noes.get(keyOf(siteId, email));
  }

  wasSubscribedAt(siteId: number, email: string): number {
    return this.seenSubscribed.get(keyOf(siteId, email)) ?? 0;
  }

  wasThereAt(siteId: number, email: string): number {
    return this.seen.get(keyOf(siteId, email)) ?? 0;
  }

  /** Returns for how long of the last minute the soak itself stood still, and noticed nothing when it happened. */
  stoodStillMs(now: number): number {
    const looks = [...this.looks.filter((at) => at > now - 60_000), now];
    const gaps = looks.slice(1).map((at, index) => at - (looks[index] ?? at));
    return gaps.filter((gap) => gap > 2 * lookEveryMs).reduce((sum, gap) => sum + gap, 0);
  }

  /** Looks at everyone who is there now. */
  look(db: Database): void {
    const now = Date.now();
    this.looks = [...this.looks.filter((at) => at > now - 60_000), now];
    const rows = db.$client
      .prepare(
        "SELECT id, site_id AS siteId, email, marketing_status AS status, being_erased_at AS erasing FROM contacts",
      )
      .all() as { id: number; siteId: number; email: string; status: string; erasing: number | null }[];
    for (const { id, siteId, email, status, erasing } of rows) {
      this.saw(siteId, id, email);
      if (status === "subscribed" && erasing === null) this.seenSubscribed.set(keyOf(siteId, email), now);
    }
  }

  /** Notes that a contact has an email now. */
  saw(siteId: number, contactId: number, email: string): void {
    this.seen.set(keyOf(siteId, email), Date.now());
    const emails = this.emailsOf.get(contactId) ?? new Set();
    emails.delete(email);
    this.emailsOf.set(contactId, emails.add(email));
  }

  /** Notes that what was of one contact may belong to the other from now on. */
  merged(keepId: number, dropId: number): void {
    const all = [...(this.emailsOf.get(keepId) ?? []), ...(this.emailsOf.get(dropId) ?? [])];
    this.emailsOf.set(keepId, new Set(all));
  }
}

const keyOf = (siteId: number, email: string) => `${siteId} ${email}`;
