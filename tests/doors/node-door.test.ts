import { describeContract } from "./contract.ts";
import { openNodeDoor } from "./open-door.ts";

describeContract("the Node server with a worker", openNodeDoor);
