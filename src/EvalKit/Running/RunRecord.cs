using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Decisions;
using EvalKit.People;
using EvalKit.Results;
using EvalKit.Suites;
using EvalKit.Yaml;

namespace EvalKit.Running;

/// <summary>Writes <c>run.json</c>: what ran, complete enough that the run can be read again without its suite.</summary>
internal static class RunRecord
{
    public static void Write(Stream stream, RunPlan plan, RunData data, Summary summary, RunOptions options, GitState? git)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var suite = plan.Suite;
        writer.WriteStartObject();
        writer.WriteNumber("schema", 1);
        writer.WriteString("tool", options.ToolVersion);
        writer.WriteStartObject("suite");
        writer.WriteString("name", suite.Name);
        writer.WriteString("path", Path.GetFileName(suite.Path));
        writer.WriteString("hash", suite.Hash);
        writer.WriteString("objective", suite.Objective);
        if (suite.Profile is { } profile)
            writer.WriteString("profile", profile);
        writer.WriteEndObject();
        writer.WriteStartObject("dataset");
        writer.WriteString("path", suite.Dataset.ShownAs);
        writer.WriteString("hash", plan.DatasetHash);
        writer.WriteNumber("items", plan.Items.Count);
        if (options.Shard is { } shard)
            writer.WriteString("shard", shard.ToString());
        writer.WriteString("split", suite.Dataset.Split);
        writer.WriteString("cluster", suite.Dataset.Cluster);
        writer.WriteEndObject();
        writer.WriteStartObject("variants");
        foreach (var (variant, values) in plan.Variants.Zip(data.Variants))
            WriteVariant(writer, variant, values);
        writer.WriteEndObject();
        writer.WriteStartObject("graders");
        foreach (var grader in suite.Graders)
            WriteGrader(writer, grader, JudgeIdentity.Of(data, grader.Definition.Name));
        writer.WriteEndObject();
        writer.WritePropertyName("gates");
        GateRecord.Write(writer, suite.Gates);
        if (suite is { Pick: not null } or { Value: not null } or { Targets.Count: > 0 })
        {
            writer.WritePropertyName("pick");
            PickRecord.Write(writer, PickRule.Of(suite));
        }
        if (suite.Quarantine.Count > 0)
        {
            writer.WritePropertyName("quarantine");
            QuarantineRecord.Write(writer, suite.Quarantine);
        }
        if (suite.NeedsHuman.Count > 0)
        {
            writer.WritePropertyName("needs_human");
            NeedsHumanRecord.Write(writer, suite.NeedsHuman);
        }
        writer.WriteNumber("allow_missing", suite.AllowMissing);
        writer.WriteNumber("seed", suite.Seed);
        writer.WriteNumber("confidence", suite.Confidence);
        writer.WriteNumber("repeats", suite.Repeats);
        if (summary.UntilDecided is { } until)
            WriteOrder(writer, until);
        writer.WriteString("status", summary.Status);
        WriteExecution(writer, suite, summary.Execution, options, git);
        writer.WriteEndObject();
    }

    private static void WriteVariant(Utf8JsonWriter writer, Variant variant, VariantData data)
    {
        writer.WriteStartObject(variant.Name);
        writer.WriteBoolean("baseline", variant.IsBaseline);
        writer.WriteStartObject("fingerprint");
        foreach (var (name, value) in VariantFingerprint.Of(variant, data))
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteStartArray("steps");
        foreach (var step in variant.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("name", step.Name);
            writer.WriteString("prompt", step.Prompt?.Name);
            writer.WriteString("prompt_hash", step.Prompt?.Hash);
            writer.WriteStartArray("messages");
            foreach (var message in step.Prompt?.Messages ?? [])
            {
                writer.WriteStartObject();
                writer.WriteString("role", message.Role);
                writer.WriteString("content", message.Content);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartObject("model");
            writer.WriteString("name", step.Model.Name);
            writer.WriteString("provider", step.Model.Provider);
            writer.WriteString("model", step.Model.Model);
            writer.WriteStartObject("parameters");
            foreach (var (name, value) in step.Parameters)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
            if (step.NotSent.Count > 0)
                WriteTexts(writer, "not_sent", step.NotSent);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteTexts(writer, "served_models", data.ServedModels);
        WriteTexts(writer, "fingerprints", data.Fingerprints);
        writer.WriteEndObject();
    }

    private static void WriteGrader(Utf8JsonWriter writer, GraderConfiguration grader, JudgeIdentity? judge)
    {
        writer.WriteStartObject(grader.Definition.Name);
        writer.WriteString("type", grader.Definition.Type);
        writer.WriteString("signature", grader.Definition.Signature);
        writer.WritePropertyName("parameters");
        YamlJson.Write(writer, grader.Parameters);
        if (judge is not null)
        {
            writer.WriteStartObject("judge");
            writer.WriteString("definition", judge.Definition);
            WriteTexts(writer, "served_models", judge.ServedModels);
            writer.WriteString("fingerprint", judge.Fingerprint);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteOrder(Utf8JsonWriter writer, UntilDecided until)
    {
        writer.WriteStartObject("until_decided");
        writer.WriteString("rule", until.Rule);
        writer.WriteNumber("alpha", until.Alpha);
        writer.WriteString("unit", until.Unit);
        writer.WriteNumber("order_seed", until.OrderSeed);
        writer.WriteNumber("units_planned", until.UnitsPlanned);
        writer.WriteNumber("units_run", until.UnitsRun);
        writer.WriteEndObject();
    }

    private static void WriteExecution(Utf8JsonWriter writer, Suite suite, ExecutionSummary execution, RunOptions options, GitState? git)
    {
        writer.WriteStartObject("execution");
        writer.WriteString("run", execution.Run);
        writer.WriteString("started", execution.Started);
        writer.WriteString("finished", execution.Finished);
        writer.WriteString("stopped", execution.Stopped);
        if (execution.Traffic is { } traffic)
        {
            writer.WritePropertyName("traffic");
            SummaryJson.Write(writer, traffic);
        }
        WriteTexts(writer, "command_line", options.CommandLine);
        writer.WriteString("suite", suite.ShownAs);
        writer.WriteStartObject("git");
        writer.WriteString("revision", git?.Revision);
        if (git is not null)
            writer.WriteBoolean("dirty", git.IsDirty);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
