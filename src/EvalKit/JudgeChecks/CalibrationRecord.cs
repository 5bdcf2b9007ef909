using System.Text.Json;
using EvalKit.Problems;
using EvalKit.Results;

namespace EvalKit.JudgeChecks;

/// <summary>What a judge was found to be worth, beside its grader in git: <c>graders/NAME.calibration.json</c>. It belongs to one judge and to no other.</summary>
public sealed record CalibrationRecord
{
    /// <summary>The ending of such files.</summary>
    public const string Ending = ".calibration.json";

    /// <summary>The version of the layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The grader's name in its file.</summary>
    public required string Grader { get; init; }

    /// <summary>SHA-256 over everything that decides the judge's verdicts but the served models.</summary>
    public required string Definition { get; init; }

    /// <summary>The exact models that answered.</summary>
    public required IReadOnlyList<string> ServedModels { get; init; }

    /// <summary>SHA-256 over both: the calibration has expired where the judge's is another one.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The day on which the judge was asked, ISO 8601.</summary>
    public required string Checked { get; init; }

    /// <summary>Rows that were left out because the judge was tuned on them.</summary>
    public required int Tuning { get; init; }

    /// <summary>Rows that were left out because their output stands in the rubric as an example.</summary>
    public required int InRubric { get; init; }

    /// <summary>SHA-256 of the table of labels.</summary>
    public required string Labels { get; init; }

    /// <summary>The check.</summary>
    public required JudgeCheckResult Result { get; init; }

    /// <summary>The file of a grader.</summary>
    /// <param name="folder">The folder of the grader's file.</param>
    /// <param name="grader">The grader's name.</param>
    public static string PathOf(string folder, string grader) => Path.Combine(folder, grader + Ending);

    /// <summary>Writes the record whole.</summary>
    public void Write(string path) => Running.RunFolder.WriteWhole(path, stream =>
    {
        JsonSerializer.Serialize(stream, this, JudgeCheckJson.Context.CalibrationRecord);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>Reads a record; a file that is none is reported.</summary>
    internal static CalibrationRecord? Read(string path, ProblemList problems)
    {
        var shown = Path.GetFileName(path);
        if (TextFile.Read(path, shown, problems) is not { } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, JudgeCheckJson.Context.CalibrationRecord);
        }
        catch (JsonException e)
        {
            problems.Add(shown, (int)(e.LineNumber ?? 0) + 1, 0, JsonProblem.Sentence(e));
            return null;
        }
    }
}
