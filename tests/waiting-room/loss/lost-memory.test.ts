import { describeLoss } from "./describe-loss.ts";
import { FLUSHED, KILLED, RESTORED } from "./ways-to-lose.ts";

describeLoss(FLUSHED);
describeLoss(KILLED);
describeLoss(RESTORED);
