using System.Diagnostics;
using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Running;

/// <summary>The spans above the calls: one for a run, one for each cell. None is made while nobody listens.</summary>
internal static class RunTelemetry
{
    public static Activity? Run(string suite, string runId) => Telemetry.Source.StartActivity("evalkit.run")?.SetTag("evalkit.suite", suite).SetTag("evalkit.run", runId);

    public static void Ended(Activity? run, Summary summary) => run?.SetTag("evalkit.verdict", summary.Verdict).SetTag("evalkit.status", summary.Status);

    public static Activity? Cell(string variant, Cell cell) => Telemetry.Source.StartActivity("evalkit.cell")
        ?.SetTag("evalkit.variant", variant).SetTag("evalkit.item", cell.Item.Id).SetTag("evalkit.repeat", cell.Repeat);

    public static void Ended(Activity? cell, Outcome outcome) => cell?.SetTag("evalkit.outcome", outcome.Name());
}
