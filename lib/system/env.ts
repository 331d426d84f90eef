import { isIP } from "node:net";
import { z } from "zod";
import { trustedProxies } from "./trusted-proxies";

const port = z.coerce.number().int().min(1).max(65535);
const httpUrl = z.url({ protocol: /^https?$/ });

const hostName = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i;

const environment = z.object({
  PORT: port.default(3000),
  /** Is what web listens on; every interface when it is left out. */
  HOST: z
    .string()
    .refine((host) => isIP(host) > 0 || hostName.test(host))
    .optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  APP_URL: httpUrl.optional(),
  APP_SECRET: z.string().min(32).optional(),
  STRIPE_SECRET_KEY: z.string().startsWith("sk_").or(z.string().startsWith("rk_")).optional(),
  STRIPE_SITE: z.coerce.number().int().positive().optional(),
  STRIPE_API_BASE: httpUrl.optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith("whsec_").optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().includes("@").optional(),
  /** Says whose `X-Forwarded-…` headers are believed. */
  TRUST_PROXY: z
    .string()
    .refine((setting) => trustedProxies(setting) !== undefined)
    .default("off"),
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(14),
  /** Opens `/metrics`; without it there is no such page. */
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const expectations: Record<keyof z.infer<typeof environment>, string> = {
  PORT: "a port number from 1 to 65535",
  HOST: "an IP address or a name of this machine",
  DATA_DIR: "the path of a folder",
  APP_URL: "an address that begins with http:// or https://",
  APP_SECRET: "at least 32 characters",
  STRIPE_SECRET_KEY: "a secret or restricted key (sk_… or rk_…)",
  STRIPE_SITE: "the number of the site that STRIPE_SECRET_KEY serves",
  STRIPE_API_BASE: "an address that begins with http:// or https://",
  STRIPE_WEBHOOK_SECRET: "a signing secret (whsec_…)",
  SMTP_URL: "an address that begins with smtp:// or smtps://",
  MAIL_FROM: "an email address, with or without a name",
  TRUST_PROXY: "off, a number of proxies from 0 to 10, or networks such as 10.0.0.0/8 or loopback",
  BACKUP_KEEP_DAYS: "a whole number of days from 1 to 3650",
  METRICS_TOKEN: "at least 16 characters",
  LOG_LEVEL: "debug, info, warn, error or silent",
};

export type Environment = z.infer<typeof environment>;

/**
 * Reads the settings from the given variables. An empty variable counts as absent. Throws one error that names every
 * wrong variable and its expected value, never the given value.
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(present);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof Environment));
  throw new Error([...wrong].map((name) => `${name} must be ${expectations[name]}.`).join(" "));
}

let parsed: Environment | undefined;

export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
