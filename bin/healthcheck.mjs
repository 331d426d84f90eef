// Ends with 0 where the instance of this machine says that it works; a container's health is asked for so.
const host = process.env.HOST || "127.0.0.1";
const name = host.includes(":") ? `[${host}]` : host;
try {
  const { ok } = await fetch(`http://${name}:${process.env.PORT || 3000}/api/health`);
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
