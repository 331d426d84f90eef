/** Is the exit code of a process that cannot start; starting it again would not help. */
const refusedCode = 2;

/** Returns what a process needs before it starts. Ends the process with one line when that throws. */
export function mustStart<Needed>(prepare: () => Needed): Needed {
  try {
    return prepare();
  } catch (error) {
    process.stderr.write(
      `Farewell cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(refusedCode);
  }
}
