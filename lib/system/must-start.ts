import { startFaultMessages } from "./faults/fault-messages";
import { faultCodeOf, storageFaultOf } from "./faults/storage-fault";

/** Is the exit code of a process that cannot start; starting it again would not help. */
const refusedCode = 2;

/** Returns what a process needs before it starts. Ends the process with one line when that throws. */
export function mustStart<Needed>(prepare: () => Needed): Needed {
  try {
    return prepare();
  } catch (error) {
    process.stderr.write(`Farewell cannot start. ${reasonOf(error)}\n`);
    process.exit(refusedCode);
  }
}

function reasonOf(error: unknown): string {
  const fault = storageFaultOf(error);
  if (fault) return `${startFaultMessages[fault]} (${faultCodeOf(error)})`;
  return error instanceof Error ? error.message : String(error);
}
