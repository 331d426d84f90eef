/** Runs once when the server starts: settings are checked, the database is brought up to date, the worker begins. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this one at build time, so the edge build drops the branch.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./lib/start-server");
    startServer();
  }
}
