import { describeLoss } from "./describe-loss.ts";
import { FLUSHED, KILLED } from "./ways-to-lose.ts";

describeLoss(FLUSHED);
describeLoss(KILLED);
