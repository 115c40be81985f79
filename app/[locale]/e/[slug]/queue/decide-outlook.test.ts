import { expect, test } from "vitest";
import { decideOutlook } from "./decide-outlook.ts";

test("the outlook is uncertain when more people are ahead than places are left", () => {
  const open = { phase: "open", paused: false, remaining: 50 } as const;
  expect(decideOutlook(open, 20)).toBe("likely");
  expect(decideOutlook(open, 50)).toBe("uncertain");
  expect(decideOutlook({ ...open, phase: "standby" }, 1)).toBe("standby");
  expect(decideOutlook({ ...open, paused: true }, 1)).toBe("paused");
});
