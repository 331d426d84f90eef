import { yieldToLanes } from "@/lib/jobs/time-slice";
import type { DatabaseFile } from "@/lib/system/pages/database-files";
import type { PageSet } from "@/lib/system/pages/page-set";
import type { FileFinding } from "./disk-check";

const mostRemembered = 20_000;
const chunkSize = 256 * 1024;
const longestEmail = 320;
const at = "@".charCodeAt(0);

/** Holds the local parts of one domain, and their lengths by their last two bytes. */
interface LocalParts {
  locals: Set<string>;
  lengthsByTail: Map<number, Set<number>>;
}

/**
 * Holds emails that this run erased, so that the files can be searched for them while they are still known. Memory only,
 * and a bounded number: it stays constant in the size of the deletion. An "@" costs the same however many are held.
 */
export class ErasedEmails {
  /** Keys and local parts are Latin-1 strings of their UTF-8 bytes. */
  private readonly byDomain = new Map<string, LocalParts>();
  /** Holds the lengths of the domains by their first three bytes. */
  private readonly lengthsByHead = new Map<number, Set<number>>();
  count = 0;

  constructor(private readonly most = mostRemembered) {}

  add(email: string): void {
    if (this.count >= this.most) return;
    const [local, domain] = partsOf(email);
    const parts = this.byDomain.get(domain) ?? { locals: new Set(), lengthsByTail: new Map() };
    this.byDomain.set(domain, parts);
    parts.locals.add(local);
    addLength(parts.lengthsByTail, tailBefore(Buffer.from(local, "latin1"), local.length), local.length);
    addLength(this.lengthsByHead, headAt(Buffer.from(domain, "latin1"), 0), domain.length);
    this.count += 1;
  }

  /** Lists all that are held. */
  *[Symbol.iterator](): Generator<string> {
    for (const [domain, { locals }] of this.byDomain)
      for (const local of locals) yield Buffer.from(`${local}@${domain}`, "latin1").toString();
  }

  holds(email: string): boolean {
    const [local, domain] = partsOf(email);
    return this.byDomain.get(domain)?.locals.has(local) ?? false;
  }

  /** Lists the held emails that stand at this "@", alone or as part of a longer email. */
  foundAround(bytes: Buffer, position: number): string[] {
    const found: string[] = [];
    for (const domainLength of this.lengthsByHead.get(headAt(bytes, position + 1)) ?? []) {
      const domain = bytes.toString("latin1", position + 1, position + 1 + domainLength);
      const parts = this.byDomain.get(domain);
      if (!parts) continue;
      const lengths = [
        ...(parts.lengthsByTail.get(tailBefore(bytes, position)) ?? []),
        ...(parts.lengthsByTail.get(oneByte) ?? []),
      ];
      for (const length of lengths) {
        if (length > position) continue;
        const local = bytes.toString("latin1", position - length, position);
        if (parts.locals.has(local)) found.push(Buffer.from(`${local}@${domain}`, "latin1").toString());
      }
    }
    return found;
  }
}

/** Stands for the tail of a local part of one byte, which has no byte before it. */
const oneByte = -1;

function tailBefore(bytes: Buffer, end: number): number {
  return end < 2 ? oneByte : bytes.readUInt16BE(end - 2);
}

/** Domains have three bytes or more; the end of a file may have fewer, and then none stands there. */
function headAt(bytes: Buffer, start: number): number {
  return start + 3 > bytes.length ? oneByte : bytes.readUIntBE(start, 3);
}

function addLength(lengths: Map<number, Set<number>>, key: number, length: number): void {
  lengths.set(key, (lengths.get(key) ?? new Set()).add(length));
}

function partsOf(email: string): [local: string, domain: string] {
  const bytes = Buffer.from(email).toString("latin1");
  const split = bytes.lastIndexOf("@");
  return [bytes.slice(0, split), bytes.slice(split + 1)];
}

/** Reads a file in chunks and counts how many of the emails `findInFile` finds. */
export async function searchFile(
  file: DatabaseFile,
  emails: ErasedEmails,
  isKnown: (email: string) => boolean,
  keepGoing: () => void,
): Promise<FileFinding> {
  const { byteCount, found } = await findInFile(file, emails, isKnown, keepGoing);
  return { name: file.name, byteCount, foundCount: found.size };
}

/**
 * Reads a file in chunks and returns which of the emails are anywhere in its bytes. Leaves out what is rightly there:
 * an email that is known, or part of a longer one that is.
 */
export async function findInFile(
  file: DatabaseFile,
  emails: ErasedEmails,
  isKnown: (email: string) => boolean,
  keepGoing: () => void,
): Promise<{ byteCount: number; found: Set<string> }> {
  const found = new Set<string>();
  const buffer = Buffer.alloc(chunkSize + 2 * longestEmail);
  let byteCount = 0;
  for (let start = 0; ; start += chunkSize) {
    keepGoing();
    const bytes = buffer.subarray(0, file.read(buffer, start));
    searchBytes(bytes, emails, isKnown, found);
    byteCount += Math.min(bytes.length, chunkSize);
    if (bytes.length <= chunkSize) return { byteCount, found };
    await yieldToLanes();
  }
}

/** Searches the pages of a set as `searchFile` does a whole file. Neighbours are read together. */
export async function searchPages(
  file: DatabaseFile,
  { pages, pageSize }: { pages: PageSet; pageSize: number },
  emails: ErasedEmails,
  isKnown: (email: string) => boolean,
  keepGoing: () => void,
): Promise<FileFinding> {
  const found = new Set<string>();
  const atOnce = Math.max(1, Math.floor(chunkSize / pageSize));
  const buffer = Buffer.alloc(atOnce * pageSize);
  let byteCount = 0;
  let sinceYield = 0;
  for (const { first, count } of pages.runs(atOnce)) {
    const bytes = buffer.subarray(0, file.read(buffer.subarray(0, count * pageSize), (first - 1) * pageSize));
    searchBytes(bytes, emails, isKnown, found);
    byteCount += bytes.length;
    sinceYield += bytes.length;
    if (sinceYield < chunkSize) continue;
    sinceYield = 0;
    keepGoing();
    await yieldToLanes();
  }
  return { name: file.name, byteCount, foundCount: found.size };
}

function searchBytes(
  bytes: Buffer,
  emails: ErasedEmails,
  isKnown: (email: string) => boolean,
  found: Set<string>,
): void {
  for (let here = bytes.indexOf(at); here >= 0; here = bytes.indexOf(at, here + 1)) {
    for (const email of emails.foundAround(bytes, here)) {
      if (!found.has(email) && !wholeEmails(bytes, here, email).some(isKnown)) found.add(email);
    }
  }
}

/** Returns the email found at this "@" and every longer email that includes it there. */
function wholeEmails(bytes: Buffer, position: number, email: string): string[] {
  const split = email.lastIndexOf("@");
  const [local, domain] = [email.slice(0, split), email.slice(split + 1)];
  const start = position - Buffer.byteLength(local);
  const end = position + 1 + Buffer.byteLength(domain);
  const before = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]{0,64}$/.exec(
    bytes.toString("latin1", Math.max(0, start - 64), start),
  );
  const after = /^[a-z0-9.-]{0,64}/.exec(bytes.toString("latin1", end, end + 64));
  const locals = suffixesOf(before?.[0] ?? "").map((more) => `${more}${local}`);
  const domains = prefixesOf(after?.[0] ?? "").map((more) => `${domain}${more}`);
  return locals.flatMap((longer) => domains.map((other) => `${longer}@${other}`));
}

const suffixesOf = (text: string) =>
  Array.from({ length: text.length + 1 }, (_, at) => text.slice(text.length - at));
const prefixesOf = (text: string) => Array.from({ length: text.length + 1 }, (_, at) => text.slice(0, at));
