import { describeLoss } from "./describe-loss.ts";
import { REPLACED } from "./ways-to-lose.ts";

describeLoss(REPLACED);
