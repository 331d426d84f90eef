import { spawn } from "node:child_process";
import net from "node:net";
import { giveUp } from "./steps.mjs";

/** Starts the built app; this process lives and ends with it. Calls `whenReady` with the URL. */
export async function serve(environment, whenReady) {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    giveUp("PORT must be a port number from 1 to 65535.");
  if (!(await isFree(port))) giveUp(`Port ${port} is taken. Choose another: PORT=3001 npm run …`);
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    stdio: ["ignore", whenReady ? "ignore" : "inherit", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      ...environment,
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("exit", () => child.kill("SIGKILL"));
  child.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
  if (!whenReady) return;
  const address = `http://localhost:${port}`;
  while (!(await isReady(address))) await new Promise((resolve) => setTimeout(resolve, 100));
  whenReady(address);
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/api/health`)).ok;
  } catch {
    return false;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
