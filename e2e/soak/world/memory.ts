import fs from "node:fs";
import type { AppServer } from "@/e2e/fixtures/server";

const names = ["web", "worker"] as const;

/** Is how much memory one process had from its start to its end, in megabytes. */
export interface Life {
  name: (typeof names)[number];
  pid: number;
  beganAt: number;
  endedAt: number;
  figures: number[];
}

/** Follows the memory of web and worker. */
export class Memory {
  readonly lives: Life[] = [];

  look(server: AppServer): void {
    for (const name of names) {
      const [pid, megabytes] = residentOf(server, name);
      if (pid === 0 || megabytes === 0) continue;
      const now = Date.now();
      const known = this.lives.find((life) => life.pid === pid);
      const life = known ?? { name, pid, beganAt: now, endedAt: now, figures: [] };
      if (!known) this.lives.push(life);
      life.endedAt = now;
      life.figures.push(megabytes);
    }
  }
}

/** Returns zeros for a process that is gone, or just begins. */
function residentOf(server: AppServer, name: (typeof names)[number]): [pid: number, megabytes: number] {
  try {
    const pid = server.pidOf(name);
    if (pid === 0) return [0, 0];
    const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
    return [pid, Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)];
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return [0, 0];
    throw error;
  }
}
