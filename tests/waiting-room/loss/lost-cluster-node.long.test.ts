import { describeLoss } from "./describe-loss.ts";
import { IN_A_CLUSTER } from "./ways-to-lose.ts";

describeLoss(IN_A_CLUSTER);
