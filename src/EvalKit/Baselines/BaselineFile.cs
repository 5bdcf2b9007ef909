using System.Text.Encodings.Web;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Gates;
using EvalKit.Problems;
using EvalKit.Results;
using EvalKit.Running;

namespace EvalKit.Baselines;

/// <summary>An accepted run as it stands in git: per-item scores, item hashes and what ran. One line an item, so that a diff can be read.</summary>
public static class BaselineFile
{
    private const string Remedy = "restore it, or accept a run again with `evalkit baseline accept`";

    /// <summary>The file of a suite: <c>baselines/NAME.json</c> beside the suite.</summary>
    public static string PathFor(string suitePath, string suiteName) =>
        Path.Combine(Path.GetDirectoryName(suitePath)!, "baselines", suiteName + ".json");

    /// <summary>Writes a run as a baseline.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="mainVariant">The variant that candidates of another name are compared with.</param>
    /// <param name="accepted">When it was accepted.</param>
    /// <param name="again">Another run of the same system, which tells how much two such runs differ; null to take that from repeats.</param>
    public static void Write(string path, RecordedRun run, string mainVariant, DateTimeOffset accepted, RecordedRun? again = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        RunFolder.WriteWhole(path, stream =>
        {
            using var text = new StreamWriter(stream) { NewLine = "\n" };
            text.WriteLine("{");
            text.WriteLine($"\"schema\":1,\"suite\":{Json(run.Suite)},\"run\":{Json(run.RunId)},\"accepted\":\"{accepted.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)}\",\"main\":{Json(mainVariant)},\"repeats\":{run.Data.Repeats.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
            text.WriteLine("\"variants\":{");
            for (var i = 0; i < run.Data.Variants.Count; i++)
                WriteVariant(text, run, run.Data.Variants[i], again, isLast: i == run.Data.Variants.Count - 1);
            text.WriteLine("}}");
        });
    }

    /// <summary>Reads a baseline, or reports why it cannot be read.</summary>
    public static (AcceptedBaseline? Baseline, IReadOnlyList<Problem> Problems) Read(string path, string shownAs)
    {
        var problems = new ProblemList();
        if (TextFile.Read(path, shownAs, problems, maxBytes: 512 * 1024 * 1024) is not { } text)
            return (null, problems.ToList());
        try
        {
            return (BaselineReader.Read(JsonElement.Parse(text)), []);
        }
        catch (JsonException e)
        {
            problems.Add(shownAs, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, $"JSON: {JsonProblem.Sentence(e)}; {Remedy}");
        }
        catch (InvalidDataException e)
        {
            problems.Add(shownAs, 0, 0, $"{e.Message}; {Remedy}");
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            problems.Add(shownAs, 0, 0, "is no baseline or a damaged one; " + Remedy);
        }
        return (null, problems.ToList());
    }

    private static void WriteVariant(StreamWriter text, RecordedRun run, VariantData variant, RecordedRun? again, bool isLast)
    {
        text.Write($"{Json(variant.Name)}:{{\"fingerprint\":{{");
        text.Write(string.Join(',', run.Fingerprints[variant.Name].OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{Json(w.Key)}:{Json(w.Value)}")));
        text.Write("},\"graders\":{");
        text.Write(string.Join(',', variant.Graders.Select(g => $"{Json(g.Definition.Name)}:{{\"type\":{Json(g.Definition.Type)},\"signature\":{Json(g.Definition.Signature)},\"columns\":[{string.Join(',', g.Definition.Columns.Select(Json))}],\"labels\":{(g.Definition.HasLabels ? "true" : "false")}{(g.Definition.HasTerms ? ",\"terms\":true" : "")}}}")));
        text.Write('}');
        BaselineNoise.Write(text, BaselineNoise.Of(run, variant, again));
        text.WriteLine(",\"items\":[");
        for (var item = 0; item < run.Data.Items.Count; item++)
        {
            text.Write(BaselineLine.Write(run.Data, variant, item));
            text.WriteLine(item == run.Data.Items.Count - 1 ? "" : ",");
        }
        text.WriteLine(isLast ? "]}" : "]},");
    }

    internal static string Json(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}

/// <summary>An accepted baseline.</summary>
/// <param name="Suite">The suite it belongs to.</param>
/// <param name="RunId">The run that was accepted.</param>
/// <param name="Accepted">When, ISO 8601.</param>
/// <param name="Main">The variant that candidates of another name are compared with.</param>
/// <param name="Sides">By variant name.</param>
public sealed record AcceptedBaseline(string Suite, string RunId, string Accepted, string Main, IReadOnlyDictionary<string, BaselineSide> Sides)
{
    /// <summary>What a candidate is compared with: the variant of the same name, else the main one.</summary>
    public BaselineSide For(VariantData candidate) => Sides.GetValueOrDefault(candidate.Name) ?? Sides[Main];
}
