import { absentCrowd } from "./absent-crowd.ts";
import { bots } from "./bots.ts";
import {
  diskIsFull,
  emptyRedis,
  killApp,
  killPgBouncer,
  killPostgres,
  killRedis,
  killWorker,
  slowDatabase,
} from "./deaths.ts";
import { doubleTaps } from "./double-taps.ts";
import { lateSurge } from "./late-surge.ts";
import { launch } from "./launch.ts";
import { mailDown } from "./mail-down.ts";
import { preQueue } from "./pre-queue.ts";
import { recallGang } from "./recall-gang.ts";
import { refreshStorm } from "./refresh-storm.ts";
import type { Scenario } from "./scenario.ts";
import { secondSale } from "./second-sale.ts";
import { secondTabs } from "./second-tabs.ts";
import { slowBank } from "./slow-bank.ts";
import { smallMachine } from "./small-machine.ts";
import { webhooksLost } from "./webhooks-lost.ts";

/** Every scenario, in the order of `npm run surge -- all`. */
export const SCENARIOS: readonly Scenario[] = [
  launch,
  smallMachine,
  preQueue,
  refreshStorm,
  doubleTaps,
  secondTabs,
  absentCrowd,
  recallGang,
  bots,
  lateSurge,
  secondSale,
  slowBank,
  webhooksLost,
  mailDown,
  killApp,
  killWorker,
  killRedis,
  emptyRedis,
  killPostgres,
  killPgBouncer,
  slowDatabase,
  diskIsFull,
];
