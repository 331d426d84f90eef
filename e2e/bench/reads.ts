import { type Bench, createBench, disposeBench } from "./data";
import { quantile } from "./latencies";
import { firstPage, signInPerson } from "./person";

const times = 150;
const searches = ["a", "an", "ann", "anna.berg@"];

/** Returns the 95th percentile of the whole request in ms, by what was asked. */
export async function readsAtSize(source: string): Promise<Map<string, number>> {
  const bench = await createBench(source);
  try {
    const person = await signInPerson(bench);
    const urls = new Map([
      ["/api/health", "/api/health"],
      ["first page", firstPage],
      ["deep page", deepPage(bench)],
      ...searches.map((text): [string, string] => [
        `search of ${text.length} letter${text.length === 1 ? "" : "s"}`,
        `/api/contacts?search=${encodeURIComponent(text)}&sort=added&direction=desc&size=50`,
      ]),
    ]);
    const found = new Map<string, number>();
    for (const [name, url] of urls) {
      const taken = [];
      for (let at = 0; at < times; at += 1) taken.push(await person.get(url));
      found.set(name, quantile(taken, 0.95));
    }
    return found;
  } finally {
    await disposeBench(bench);
  }
}

/** Returns the url of a page in the middle of the list. */
function deepPage({ db, site }: Bench): string {
  const middle = db.$client
    .prepare(
      `SELECT id FROM contacts WHERE site_id = @siteId ORDER BY id
       LIMIT 1 OFFSET (SELECT count(*) / 2 FROM contacts WHERE site_id = @siteId)`,
    )
    .pluck()
    .get({ siteId: site.id });
  return `${firstPage}&after=${String(middle)}`;
}
