import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Report } from "../data/page";

export const ReportContext = createContext<Report | undefined>(undefined);

export function useReport(): Report {
  const report = useContext(ReportContext);
  if (!report) throw new Error("useReport outside of ReportContext");
  return report;
}
