import { startRazorpaySimulator } from "./start.ts";
import { isUnlikeProduction } from "./webhooks/endpoint.ts";

const environment = process.env;
const port = Number(environment.PORT ?? 3001);
const webhookUrl = environment.RAZORPAY_WEBHOOK_URL;

try {
  const running = await startRazorpaySimulator({
    port,
    host: environment.HOST ?? "127.0.0.1",
    keyId: environment.RAZORPAY_KEY_ID ?? "rzp_test_Startline00001",
    keySecret: environment.RAZORPAY_KEY_SECRET ?? "demo-razorpay-key-secret",
    seed: Number(environment.SEED ?? 1),
    ...(webhookUrl
      ? { webhook: { url: webhookUrl, secret: environment.RAZORPAY_WEBHOOK_SECRET ?? "demo-razorpay-webhook-secret" } }
      : {}),
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void running.stop());
  const aside = webhookUrl && isUnlikeProduction(webhookUrl) ? " (Razorpay itself would refuse this address)" : "";
  const webhooks = webhookUrl ? `webhooks to ${webhookUrl}${aside}` : "no webhooks";
  console.log(`Razorpay simulator at ${running.url}, ${webhooks}`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  console.error(`Port ${port} is taken: stop what listens there, or set PORT to a free one.`);
  process.exitCode = 1;
}
