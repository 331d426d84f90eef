import { bareDeletion } from "./bare";
import { countsAtSize } from "./counts-at-size";
import { createBench, demoDatabase, disposeBench } from "./data";
import { deleteEveryone, deleteFirst, deletionAlone, deletionUnderLoad, oneByOne } from "./deletion";
import { importSpeed } from "./imports";
import { median, quantile } from "./latencies";
import { pageWeights } from "./page-weight";
import { readers } from "./person";
import { deletionProof } from "./proof";
import { readsAtSize } from "./reads";
import { strayQuotesUnderLoad } from "./stray-quotes";
import type { Figure } from "./table";

interface Options {
  contacts: number;
  deleted: number;
  runs: number;
  folder: string;
}
type Measure = (options: Options) => Promise<Figure[]>;

const small = 10_000;
const smallImport = 20_000;
const importedRows = 50_000;
const million = 1_000_000;
const inWords = (number: number) => number.toLocaleString("en-US");

/** Lists what the bench measures, by name. Ratios are taken in one run each, right after each other. */
export const measures: Record<string, Measure> = {
  /** Compares the whole job with bare SQL on a copy of the same file. */
  async deletion({ contacts, deleted, runs, folder }) {
    const source = await demoDatabase(folder, contacts);
    const ratios = await times(runs, async () => {
      const bare = await bareDeletion(source, deleted);
      const job = await deletionAlone(source, deleted);
      return { ratio: job / bare, job, bare };
    });
    return [
      {
        figure: `job ÷ bare, ${inWords(deleted)} of ${inWords(contacts)}, nobody reading`,
        value: median(ratios.map(({ ratio }) => ratio)),
        atLeast: contacts >= million ? 0.65 : 0.75,
        detail: `${inWords(Math.round(median(ratios.map(({ job }) => job))))} ÷ ${inWords(Math.round(median(ratios.map(({ bare }) => bare))))} contacts a second`,
      },
    ];
  },

  /** Deletes while four readers read the list, then while a person adds tags, then both. */
  async load({ contacts, deleted, runs, folder }) {
    const source = await demoDatabase(folder, contacts);
    const all = await times(runs, async () => ({
      bare: await bareDeletion(source, deleted),
      read: await deletionUnderLoad(source, deleted, { readers, writes: false }),
      written: await deletionUnderLoad(source, deleted, { readers: 0, writes: true }),
      both: await deletionUnderLoad(source, deleted, { readers, writes: true }),
    }));
    const p99 = (taken: number[]) => quantile(taken, 0.99);
    const of = (pick: (one: (typeof all)[number]) => number) => median(all.map(pick));
    return [
      {
        figure: "job under four readers ÷ bare alone",
        value: of(({ read, bare }) => read.perSecond / bare),
        atLeast: 0.5,
        detail: `${inWords(Math.round(of(({ read }) => read.perSecond)))} contacts a second`,
      },
      {
        figure: "list p99 during a deletion ÷ at rest",
        value: of(({ read }) => p99(read.during.list) / p99(read.atRest.list)),
        atMost: 1.5,
        detail: `${of(({ read }) => p99(read.during.list)).toFixed(0)} ÷ ${of(({ read }) => p99(read.atRest.list)).toFixed(0)} ms`,
      },
      {
        figure: "p99 of adding a tag during a deletion",
        value: of(({ written }) => p99(written.during.writes)),
        unit: "ms",
        atMost: 60,
        detail: `${of(({ written }) => p99(written.atRest.writes)).toFixed(0)} ms at rest`,
      },
      {
        figure: "the same while four readers read",
        value: of(({ both }) => p99(both.during.writes)),
        unit: "ms",
        detail: `${of(({ both }) => p99(both.atRest.writes)).toFixed(0)} ms at rest`,
      },
    ];
  },

  /** Measures one deleted contact at a time, on a small and on the large site. */
  async one({ contacts, runs, folder }) {
    const ms = async (count: number) => median(await oneByOne(await demoDatabase(folder, count), 3 * runs));
    const atSmall = await ms(small);
    const atLarge = await ms(contacts);
    return [
      {
        figure: `one contact at ${inWords(contacts)}, confirmed to receipt`,
        value: atLarge,
        unit: "ms",
        atMost: 300,
      },
      {
        figure: `the same ÷ at ${inWords(small)}`,
        value: atLarge / atSmall,
        atMost: 1.5,
        detail: `${atSmall} ms at ${inWords(small)}`,
      },
    ];
  },

  /** Deletes contacts at a mail domain each, and at one domain. */
  async domains({ contacts, deleted, runs, folder }) {
    const source = await demoDatabase(folder, contacts);
    const seconds = async (domainOf: string) => {
      const bench = await createBench(source, {
        change: ({ $client }) =>
          $client.exec(
            `UPDATE contacts SET email = 'reader' || id || '@' || ${domainOf},
               search_text = 'reader' || id || '@' || ${domainOf}
             WHERE id IN (SELECT id FROM contacts ORDER BY id LIMIT ${deleted})`,
          ),
      });
      try {
        return (await deleteFirst(bench, deleted)).jobMs / 1000;
      } finally {
        await disposeBench(bench);
      }
    };
    const ratios = await times(runs, async () => {
      const same = await seconds("'ink-and-paper.example'");
      return (await seconds("'d' || id || '.example'")) / same;
    });
    return [
      {
        figure: `${inWords(deleted)} at a mail domain of their own ÷ at the same`,
        value: median(ratios),
        atMost: 1.1,
      },
    ];
  },

  /** Looks for erased emails in the files, with both processes alive and a person writing. */
  async proof({ contacts, deleted, folder }) {
    const source = await demoDatabase(folder, contacts);
    const { foundCount, dirtyPageCount, byteCount } = await deletionProof(source, deleted);
    const detail = `${inWords(Math.round(byteCount / 1e6))} MB, ${inWords(deleted)} of ${inWords(contacts)} deleted`;
    return [
      { figure: "erased emails found in the files", value: foundCount, unit: "found", atMost: 0, detail },
      { figure: "pages with a gap that is not zero", value: dirtyPageCount, unit: "pages", atMost: 0 },
    ];
  },

  /** Compares reads with health on the large site, and with the small site. */
  async reads({ contacts, folder }) {
    const atSmall = await readsAtSize(await demoDatabase(folder, small));
    const atLarge = await readsAtSize(await demoDatabase(folder, contacts));
    const health = atLarge.get("/api/health") ?? 0;
    return [...atLarge]
      .filter(([name]) => name !== "/api/health")
      .flatMap(([name, ms]): Figure[] => [
        { figure: `${name} at ${inWords(contacts)}, p95`, value: ms, unit: "ms", atMost: 2 * health + 10 },
        { figure: `the same ÷ at ${inWords(small)}`, value: ms / (atSmall.get(name) ?? 1), atMost: 1.3 },
      ]);
  },

  /** Counts behind searches and of all segments, and asks health meanwhile. */
  async counts({ contacts, folder }) {
    return countsAtSize(await demoDatabase(folder, contacts));
  },

  /** Compares imports with bare SQL that inserts the same rows, on a small and on the large site. */
  async imports({ contacts, folder }) {
    const atSmall = await importSpeed(await demoDatabase(folder, smallImport), importedRows);
    const atLarge = await importSpeed(await demoDatabase(folder, contacts), importedRows);
    return [
      {
        figure: `imported ÷ bare INSERT, ${inWords(importedRows)} rows`,
        value: atSmall.importedPerSecond / atSmall.barePerSecond,
        atLeast: 0.5,
        detail: `${inWords(Math.round(atSmall.importedPerSecond))} rows a second`,
      },
      {
        figure: "checked ÷ imported",
        value: atSmall.checkedPerSecond / atSmall.importedPerSecond,
        atLeast: 4,
      },
      {
        figure: `imported into ${inWords(contacts)} ÷ into ${inWords(smallImport)}`,
        value: atLarge.importedPerSecond / atSmall.importedPerSecond,
        atLeast: 0.8,
      },
    ];
  },

  /** Weighs the JavaScript that pages load by themselves, as compressed as the server sends it. */
  async pages({ folder }) {
    const bench = await createBench(await demoDatabase(folder, small));
    try {
      const bars: Record<string, number> = { "/contacts": 240, "/sign-in": 130 };
      return (await pageWeights(bench)).map(({ path, fileCount, scriptBytes }): Figure => {
        const atMost = bars[path];
        const detail = `${fileCount} files`;
        const figure = `JavaScript of ${path}`;
        return { figure, value: scriptBytes / 1000, unit: "kB", detail, ...(atMost && { atMost }) };
      });
    } finally {
      await disposeBench(bench);
    }
  },

  /** Has lists with stray quotation marks read, and asks health meanwhile. */
  async quotes({ folder }) {
    const found = await strayQuotesUnderLoad(await demoDatabase(folder, small));
    return found.map(({ kind, atRest, during }) => ({
      figure: `health p99 while a list is read: ${kind}`,
      value: during,
      unit: "ms" as const,
      detail: `${atRest.toFixed(1)} ms at rest`,
    }));
  },

  /** Counts and deletes everyone; compares the memory of both processes at a tenth and at nine tenths. */
  async everyone({ contacts, folder }) {
    const source = await demoDatabase(folder, contacts);
    const { countedMs, perSecond, memory } = await deleteEveryone(source, contacts);
    const growth = (["web", "worker"] as const).map((name): Figure => {
      const [atTenth = 0, atNineTenths = 0] = memory[name];
      return {
        figure: `growth of ${name}'s memory from a tenth to nine tenths`,
        value: (100 * (atNineTenths - atTenth)) / atTenth,
        unit: "%",
        atMost: 10,
        detail: `${atTenth} to ${atNineTenths} MB`,
      };
    });
    return [
      {
        figure: `counting a manifest of ${inWords(contacts)}, a contact`,
        value: (1000 * countedMs) / contacts,
        unit: "µs",
        atMost: 25,
        detail: `${(countedMs / 1000).toFixed(1)} s in all`,
      },
      ...growth,
      { figure: "contacts deleted a second, everyone", value: perSecond, unit: "/s" },
    ];
  },
};

async function times<Result>(count: number, measure: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < count; run += 1) results.push(await measure());
  return results;
}
