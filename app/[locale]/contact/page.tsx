import { policyMetadata, policyPage } from "../policy-page.tsx";
import { Organizers } from "./organizers.tsx";

// Names the organizers, whom the build does not know.
export const dynamic = "force-dynamic";
export const generateMetadata = policyMetadata("contact");
export default policyPage("contact", Organizers);
