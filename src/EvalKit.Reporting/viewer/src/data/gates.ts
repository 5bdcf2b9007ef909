import type { Gate, Verdict } from "./summary";

/** What a reviewer has to look at first. */
export const gateOrder: readonly Verdict[] = ["failed", "invalid", "inconclusive", "passed"];

export function byUrgency(gates: readonly Gate[]): readonly Gate[] {
  return gates.toSorted((a, b) => gateOrder.indexOf(a.outcome) - gateOrder.indexOf(b.outcome));
}
