import { describeLoss } from "./describe-loss.ts";
import { RESTORED } from "./ways-to-lose.ts";

describeLoss(RESTORED);
