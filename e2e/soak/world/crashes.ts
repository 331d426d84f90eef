import type { Dice } from "./dice";
import type { SoakWorld } from "./soak-world";

const leastMs = 4000;
const mostMs = 15_000;

/**
 * Kills web, the worker or both again and again, some just after they started, and starts them again as their keeper or
 * an owner does.
 */
export async function crashAtRandom(world: SoakWorld, dice: Dice, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await (dice.chance(0.2) ? dice.pause(50, 900) : dice.pause(leastMs, mostMs));
    if (isOver()) return;
    const what = dice.one(["worker", "worker", "worker", "web", "all", "end"] as const);
    world.kills[what] = (world.kills[what] ?? 0) + 1;
    world.note("kill", 0, what);
    if (what === "worker" || what === "web") {
      const pid = world.server.pidOf(what);
      if (pid > 0) process.kill(pid, "SIGKILL");
    }
    if (what === "web") await world.server.whenEnded();
    if (what === "all") await world.server.kill();
    if (what === "end") await world.server.end();
    if (what !== "worker") await world.startAgain();
  }
}
