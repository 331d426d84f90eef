/** Is the exit code of a process that cannot start; starting it again would not help. */
const refusedCode = 2;

/** Runs what a process needs before it starts. Ends the process with one line when that throws. */
export function mustStart(prepare: () => void): void {
  try {
    prepare();
  } catch (error) {
    process.stderr.write(
      `Farewell cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(refusedCode);
  }
}
