import { policyMetadata, policyPage } from "../policy-page.tsx";

export const dynamic = "force-static";
export const generateMetadata = policyMetadata("contact");
export default policyPage("contact");
