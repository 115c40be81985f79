import { describeContract } from "./contract.ts";
import { openNextDoor } from "./open-door.ts";

describeContract("two Next servers through PgBouncer, without a worker", openNextDoor);
