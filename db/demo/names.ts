import { type Language, languages } from "./names-by-language";
import type { Random } from "./random";

export interface Person {
  name: string;
  email: string;
}

interface NamePart {
  written: string;
  inEmail: string;
}

/** Maps letters that NFKD leaves whole. */
const withoutDecomposition: Record<string, string> = {
  ł: "l",
  ø: "o",
  ß: "ss",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  ı: "i",
};

const spoken = languages.map((language) => {
  const parts = { given: partsOf(language.given), family: partsOf(language.family) };
  return [{ ...parts, familyFirst: language.familyFirst }, language.weight] as const;
});

/** Lists domains that the standards reserve, so that a demo can never write to anyone. */
const domains = [
  ["example.com", 30],
  ["example.net", 16],
  ["example.org", 14],
  ["mail.example", 12],
  ["letterbox.example", 8],
  ["kontor.example", 6],
  ["atelier.example", 6],
  ["uni.example", 4],
] as const;

/** Makes people with names from many languages and scripts; no two share an email. */
export class People {
  private readonly taken = new Map<string, number>();
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  next(): Person {
    const { given, family, familyFirst } = this.random.weighted(spoken);
    const first = this.random.pick(given);
    const last = this.random.pick(family);
    const email = this.emailOf(first.inEmail, last.inEmail);
    return { name: this.fullName(first, last, given, familyFirst), email };
  }

  private fullName(
    first: NamePart,
    last: NamePart,
    given: readonly NamePart[],
    familyFirst: Language["familyFirst"],
  ): string {
    const form = this.random.next();
    if (form < 0.04) return first.written;
    if (familyFirst) return `${last.written}${familyFirst.joint}${first.written}`;
    const second = form < 0.1 ? this.random.pick(given) : first;
    if (second !== first) return `${first.written} ${second.written} ${last.written}`;
    return `${first.written} ${last.written}`;
  }

  /**
   * Returns a unique email. The generated local parts never end in a digit, so the number that this appends to a
   * duplicate cannot produce an email that exists already.
   */
  private emailOf(first: string, last: string): string {
    const local = this.random.weighted([
      [`${first}.${last}`, 50],
      [`${first}${last}`, 15],
      [`${first.charAt(0)}.${last}`, 14],
      [`${last}.${first}`, 8],
      [`${first}-${last}`, 6],
      [`hello.${first}`, 4],
      [first, 3],
    ]);
    const domain = this.random.weighted(domains);
    const before = this.taken.get(`${local}@${domain}`) ?? 0;
    this.taken.set(`${local}@${domain}`, before + 1);
    return before === 0 ? `${local}@${domain}` : `${local}${before + 1}@${domain}`;
  }
}

function partsOf(list: string): NamePart[] {
  return list.split(" ").map((entry) => {
    const [written = "", inEmail] = entry.replaceAll("_", " ").split("/");
    return { written, inEmail: inEmail ?? inLatinLetters(written) };
  });
}

function inLatinLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łøßđðþæı]/g, (letter) => withoutDecomposition[letter] ?? "")
    .normalize("NFKD")
    .replace(/[^a-z]/g, "");
}
