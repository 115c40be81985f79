import { policyMetadata, policyPage } from "../policy-page.tsx";

export const dynamic = "force-static";
export const generateMetadata = policyMetadata("terms");
export default policyPage("terms");
