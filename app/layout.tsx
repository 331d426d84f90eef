import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { productLabels } from "@/components/shell/product-labels";
import { KeepTheme } from "@/components/ui/keep-theme";
import { styleNonceScript } from "@/components/ui/style-nonce";
import { themeScript } from "@/components/ui/theme-script";
import { pageNonce } from "@/lib/doors/page-nonce";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: productLabels.name, template: productLabels.titleTemplate },
  description: productLabels.description,
  robots: { index: false, follow: false },
  manifest: "/manifest.webmanifest",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#151c1b" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = await pageNonce();
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: The scripts are our own, and hold nothing typed.
          dangerouslySetInnerHTML={{ __html: styleNonceScript + themeScript }}
        />
        <KeepTheme />
        {children}
      </body>
    </html>
  );
}
