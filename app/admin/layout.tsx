import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { organizerText } from "./language/organizer-text.ts";
import { TextOf } from "./language/text-of.tsx";
import { StayWhenOffline } from "./stay-when-offline.tsx";
import "./admin.css";

export const metadata: Metadata = {
  title: { default: "Startline", template: "%s · Startline" },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  // The bar at the bottom leaves free what the phone itself needs there.
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f6" },
    { media: "(prefers-color-scheme: dark)", color: "#101316" },
  ],
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { language } = await organizerText();
  return (
    <html lang={`${language}-IN`}>
      <body>
        <TextOf language={language}>
          {children}
          <StayWhenOffline />
        </TextOf>
      </body>
    </html>
  );
}
