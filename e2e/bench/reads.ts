import { type Bench, createBench, disposeBench } from "./data";
import { quantile } from "./latencies";
import { firstPage, listOf, type Question, signInPerson } from "./person";

const times = 150;
const searches = ["a", "an", "ann", "anna.berg@"];

/** Returns the 95th percentile of the whole request in ms, by what was asked. */
export async function readsAtSize(source: string): Promise<Map<string, number>> {
  const bench = await createBench(source);
  try {
    const person = await signInPerson(bench);
    const questions = new Map<string, Question>([
      ["/api/health", { path: "/api/health" }],
      ["first page", firstPage],
      ["deep page", deepPage(bench)],
      ...searches.map((text): [string, Question] => [
        `search of ${text.length} letter${text.length === 1 ? "" : "s"}`,
        listOf({ search: text }),
      ]),
    ]);
    const found = new Map<string, number>();
    for (const [name, question] of questions) {
      const taken = [];
      for (let at = 0; at < times; at += 1) taken.push(await person.get(question));
      found.set(name, quantile(taken, 0.95));
    }
    return found;
  } finally {
    await disposeBench(bench);
  }
}

/** Returns how a page is asked for in the middle of the list. */
function deepPage({ db, site }: Bench): Question {
  const middle = db.$client
    .prepare(
      `SELECT id FROM contacts WHERE site_id = @siteId ORDER BY id
       LIMIT 1 OFFSET (SELECT count(*) / 2 FROM contacts WHERE site_id = @siteId)`,
    )
    .pluck()
    .get({ siteId: site.id });
  return listOf({ everyone: true }, { after: Number(middle) });
}
