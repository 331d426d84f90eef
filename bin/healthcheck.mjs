import { nameOf } from "./address.mjs";

// Ends with 0 where the instance of this machine says that it works; a container's health is asked for so.
const { HOST, PORT } = process.env;
try {
  const { ok } = await fetch(`http://${nameOf(HOST)}:${PORT || 3000}/api/health`);
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
