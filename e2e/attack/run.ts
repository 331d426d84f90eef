import { attack } from "./attack";
import { Target } from "./target";

const times = Number(process.env.FAREWELL_ATTACK_TIMES ?? 10_000);
const seed = Number(process.env.FAREWELL_ATTACK_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Is how much more web may hold at the end: its heap grows until it is worth cleaning up. */
const mostGrowth = 1.5;

console.log(`${times} bad requests, FAREWELL_ATTACK_SEED=${seed}`);
const target = await Target.start();
const outcome = await attack(target, { times, seed });
if (outcome.gaveWay) console.log(target.server.log.slice(-3_000));
await target.end();

for (const [door, answers] of outcome.counts) {
  const counted = [...answers].sort(([, one], [, other]) => other - one);
  const sum = counted.reduce((all, [, count]) => all + count, 0);
  console.log(
    `${door.padEnd(8)} ${String(sum).padStart(6)}: ${counted.map(([said, count]) => `${said} × ${count}`).join(", ")}`,
  );
}
const { first, last } = outcome.memory;
console.log(`memory of web: ${Math.round(first)} MB at first, ${Math.round(last)} MB at last`);
const grew =
  last > first * mostGrowth ? [`web holds ${Math.round(last)} MB instead of ${Math.round(first)}`] : [];
const problems = [...(outcome.gaveWay ? [outcome.gaveWay] : []), ...outcome.halfWritten, ...grew];
console.log(problems.length > 0 ? problems.join("\n") : "Nothing gave way, and nothing is half written.");
process.exit(problems.length > 0 ? 1 : 0);
