import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg", "ioredis", "@node-rs/argon2", "twilio", "@aws-sdk/client-sesv2", "better-auth", "pino"],
};

export default config;
