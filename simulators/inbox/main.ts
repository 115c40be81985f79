import { PortTaken, startInbox } from "./start-inbox.ts";

const setting = (name: string, otherwise: string): string => process.env[name] || otherwise;

try {
  const inbox = await startInbox({
    host: setting("HOST", "127.0.0.1"),
    port: Number(setting("PORT", "3002")),
    sesPort: Number(setting("SES_PORT", "3003")),
    twilioPort: Number(setting("TWILIO_PORT", "3004")),
    twilioAccountSid: setting("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001"),
    twilioAuthToken: setting("TWILIO_AUTH_TOKEN", "demo-twilio-token"),
  });
  console.log(`The inbox is at ${inbox.url} (SES at ${inbox.sesUrl}, Twilio at ${inbox.twilioUrl}).`);

  const end = async () => {
    await inbox.stop();
    process.exit(0);
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
} catch (error) {
  console.error(error instanceof PortTaken ? error.message : error);
  process.exit(1);
}
