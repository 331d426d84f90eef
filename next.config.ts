import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  serverExternalPackages: ["better-sqlite3", "pino"],
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks the types of everything; a demo needs not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Sign-up forms are made to be shown inside other pages. The answer of an export goes to a frame of our own.
    {
      source: "/((?!forms/|api/bulk-actions/\\d+/file).*)",
      headers: [{ key: "X-Frame-Options", value: "DENY" }],
    },
    { source: "/api/bulk-actions/:id/file", headers: [{ key: "X-Frame-Options", value: "SAMEORIGIN" }] },
  ],
  // A mail program's one-click POST goes to the address in the message (RFC 8058), which is a page.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/unsubscribe/:token",
        has: [
          {
            type: "header",
            key: "content-type",
            value: "(application/x-www-form-urlencoded|multipart/form-data).*",
          },
        ],
        destination: "/api/unsubscribe/:token",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
