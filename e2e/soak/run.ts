import { parseArgs } from "node:util";
import { drawAct } from "./acts/all-acts";
import { allInvariants } from "./invariants/all-invariants";
import type { Finding, Invariant } from "./invariants/finding";
import { crashAtRandom } from "./world/crashes";
import { Dice } from "./world/dice";
import { settle } from "./world/settle";
import { SoakWorld } from "./world/soak-world";

const usage = `npm run soak -- --only world [--minutes N] [--seed N] [--sites N]
Lets everything happen at random to one instance with several sites, kills its processes, and checks every promise.`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
    sites: { type: "string", default: "10" },
  },
});
const [minutes, seed, siteCount] = [Number(values.minutes), Number(values.seed), Number(values.sites)];
if (![minutes, seed, siteCount].every((number) => Number.isFinite(number) && number > 0)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

const handCount = 12;
/** Is how long everything happens until the next quiet moment. */
const stormMs = 60_000;
const faultShare = 0.02;

print(`Soak with seed ${seed}, ${minutes} min, ${siteCount} sites. Node ${process.versions.node}.`);
const world = await SoakWorld.create(siteCount);
print(`Data folder: ${world.server.dataDir}`);
world.begin(seed);
const endsAt = Date.now() + minutes * 60_000;
const problems: string[] = [];
for (let storm = 1; Date.now() < endsAt && problems.length === 0; storm += 1) {
  const isOver = () => problems.length > 0 || Date.now() >= Math.min(endsAt, begunAt + stormMs);
  const begunAt = Date.now();
  world.stripe.faults.atRandom(faultShare, seed + storm);
  const hands = Array.from({ length: handCount }, (_, hand) => actAtRandom(storm * 100 + hand, isOver));
  await Promise.all([...hands, note("kill", crashAtRandom(world, new Dice(seed + storm * 7), isOver))]);
  world.stripe.faults.clear();
  const isLast = Date.now() >= endsAt || problems.length > 0;
  print(
    `\n${isLast ? "At the end" : `Quiet moment ${storm}`}, after ${actCount()} acts, kills ${JSON.stringify(world.kills)}:`,
  );
  await note(
    "settle",
    settle(world).then((ms) => print(`Everything was done after ${(ms / 1000).toFixed(1)} s.`)),
  );
  await check();
}
tellActs();
const isWell = problems.length === 0;
if (!isWell) tellFailure();
await world.end(!isWell);
print(isWell ? "Every promise held." : `Data folder kept: ${world.server.dataDir}`);
process.exit(isWell ? 0 : 1);

/** Does one act after the other, until it is over. */
async function actAtRandom(hand: number, isOver: () => boolean): Promise<void> {
  const dice = new Dice(seed * 1000 + hand);
  while (!isOver()) {
    const { name, act } = drawAct(dice);
    const site = dice.one(world.sites);
    try {
      world.note(name, site.id, await act({ world, site, dice }));
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
      world.note(name, site.id, busy ? "the database is busy" : "threw");
      if (!busy) problems.push(`${name} on site ${site.id}: ${error instanceof Error ? error.stack : error}`);
    }
    await dice.pause(0, 120);
  }
}

async function check(): Promise<void> {
  world.people.look(world.db);
  for (const [promise, look] of Object.entries(allInvariants)) {
    const found = await lookAt(look);
    print(`${found.problems.length === 0 ? "holds" : "BROKEN"}  ${promise}: ${found.counted}`);
    for (const problem of found.problems) problems.push(`${promise}: ${problem}`);
  }
}

/** Takes a look that cannot be taken for a broken promise, so that the others are looked at too. */
async function lookAt(look: Invariant): Promise<Finding> {
  try {
    return await look(world);
  } catch (error) {
    return { counted: "nothing", problems: [String(error instanceof Error ? error.stack : error)] };
  }
}

async function note(what: string, work: Promise<unknown>): Promise<void> {
  await work.catch((error) => problems.push(`${what}: ${error instanceof Error ? error.stack : error}`));
}

function actCount(): number {
  const counts = [...world.acts.values()].flatMap((outcomes) => [...outcomes.values()]);
  return counts.reduce((sum, count) => sum + count, 0);
}

function tellActs(): void {
  print("\nActs, by what came of them:");
  for (const [act, outcomes] of [...world.acts, ["webhooks", world.webhooks.outcomes] as const])
    print(`  ${act}: ${[...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join("; ")}`);
}

function tellFailure(): void {
  print(`\nBROKEN with seed ${seed}:`);
  for (const problem of problems) print(`- ${problem}`);
  print("\nThe last acts:");
  for (const act of world.lastActs) print(`  ${act}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
