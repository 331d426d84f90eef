import { yieldToRequests } from "@/lib/jobs/time-slice";
import type { DatabaseFile } from "./database-files";

const mostRemembered = 20_000;
const chunkSize = 256 * 1024;
const longestEmail = 320;
const at = "@".charCodeAt(0);

/**
 * Addresses erased by this run, so that the files can be searched for them while they are still known.
 * In memory only, and only so many: memory stays constant in the size of the deletion.
 */
export class ErasedEmails {
  /** Domain → local parts, as Latin-1 strings of their UTF-8 bytes. */
  private readonly byDomain = new Map<string, Set<string>>();
  private readonly localLengths = new Set<number>();
  count = 0;

  add(email: string): void {
    if (this.count >= mostRemembered) return;
    const bytes = Buffer.from(email).toString("latin1");
    const split = bytes.lastIndexOf("@");
    const domain = bytes.slice(split + 1);
    const locals = this.byDomain.get(domain) ?? new Set();
    locals.add(bytes.slice(0, split));
    this.byDomain.set(domain, locals);
    this.localLengths.add(split);
    this.count += 1;
  }

  holds(email: string): boolean {
    const bytes = Buffer.from(email).toString("latin1");
    const split = bytes.lastIndexOf("@");
    return this.byDomain.get(bytes.slice(split + 1))?.has(bytes.slice(0, split)) ?? false;
  }

  /** The addresses that stand at this "@" of a stretch of bytes, alone or as part of a longer address. */
  foundAround(bytes: Buffer, position: number): string[] {
    const found: string[] = [];
    for (const [domain, locals] of this.byDomain) {
      if (bytes.toString("latin1", position + 1, position + 1 + domain.length) !== domain) continue;
      for (const length of this.localLengths) {
        if (length > position) continue;
        const local = bytes.toString("latin1", position - length, position);
        if (locals.has(local)) found.push(Buffer.from(`${local}@${domain}`, "latin1").toString());
      }
    }
    return found;
  }
}

/**
 * Reads a file in stretches and returns which of the addresses stand anywhere in its bytes. Not counted is
 * what rightly stands there: an address that is known, or part of a longer one that is.
 */
export async function searchFile(
  file: DatabaseFile,
  emails: ErasedEmails,
  isKnown: (email: string) => boolean,
): Promise<Set<string>> {
  const found = new Set<string>();
  const buffer = Buffer.alloc(chunkSize + 2 * longestEmail);
  for (let start = 0; ; start += chunkSize) {
    const bytes = buffer.subarray(0, file.read(buffer, start));
    for (let here = bytes.indexOf(at); here >= 0; here = bytes.indexOf(at, here + 1)) {
      for (const email of emails.foundAround(bytes, here)) {
        if (!found.has(email) && !wholeEmails(bytes, here, email).some(isKnown)) found.add(email);
      }
    }
    if (bytes.length < buffer.length) return found;
    await yieldToRequests();
  }
}

/** The address found at this "@" and every longer one of which the bytes make it a part. */
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
