/** Runs once when the server starts: checks the settings, brings the database up to date and starts the worker. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this one at build time, so the edge build drops the branch.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./lib/start-server");
    startServer();
  }
}
