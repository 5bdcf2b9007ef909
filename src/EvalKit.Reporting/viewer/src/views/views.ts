import type { FunctionComponent } from "preact";
import { CompareView } from "./compare/CompareView";
import { CostView } from "./cost/CostView";
import { DataView } from "./data/DataView";
import { HistoryView } from "./history/HistoryView";
import { JudgesView } from "./judges/JudgesView";
import { RecordView } from "./record/RecordView";
import { SamplesView } from "./samples/SamplesView";
import { SlicesView } from "./slices/SlicesView";
import { TargetsView } from "./targets/TargetsView";
import { VariantsView } from "./variants/VariantsView";
import { VerdictView } from "./verdict/VerdictView";

export interface View {
  /** The name in the URL. */
  readonly name: string;
  readonly title: string;
  readonly component: FunctionComponent;
  /** Whether the view is part of a printed report. */
  readonly printed: boolean;
}

/** All views in the order in which a reviewer asks: may I merge, what broke, why, what does it cost. */
export const views: readonly View[] = [
  { name: "verdict", title: "Verdict", component: VerdictView, printed: true },
  { name: "compare", title: "Compare", component: CompareView, printed: true },
  { name: "samples", title: "Samples", component: SamplesView, printed: false },
  { name: "variants", title: "Variants", component: VariantsView, printed: true },
  { name: "slices", title: "Slices", component: SlicesView, printed: true },
  { name: "cost", title: "Cost and speed", component: CostView, printed: true },
  { name: "targets", title: "Targets", component: TargetsView, printed: true },
  { name: "judges", title: "Judges", component: JudgesView, printed: true },
  { name: "data", title: "Data", component: DataView, printed: true },
  { name: "history", title: "History", component: HistoryView, printed: true },
  { name: "record", title: "Record", component: RecordView, printed: true },
];
