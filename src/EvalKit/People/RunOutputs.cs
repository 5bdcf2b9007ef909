using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;
using EvalKit.Running;

namespace EvalKit.People;

/// <summary>The answers of a run by their identity, for labels that are to say by themselves what was judged.</summary>
public static class RunOutputs
{
    /// <summary>The texts of all answers without tool calls, or the problems of the run's files.</summary>
    public static (IReadOnlyDictionary<string, string> ByIdentity, IReadOnlyList<Problem> Problems) Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = new ProblemList();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var (_, row) in DatasetFile.Rows(folder.Samples, folder.Samples, problems))
                if (RunAnswer.Of(row) is { ToolCalls: null } answer)
                    texts.TryAdd(answer.Identity, answer.Text);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or JsonException)
        {
            problems.Add(folder.Samples, 0, 0, $"is no record of a run: {e.Message.ReplaceLineEndings(" ")}");
        }
        return (texts, problems.ToList());
    }

    /// <summary>The same grade with the texts of its answers where they are known.</summary>
    public static HumanGrade Add(HumanGrade grade, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return grade with { Answers = [.. grade.Answers.Select(a => a.Answer is { } identity && texts.TryGetValue(identity, out var text) ? a with { Output = text } : a)] };
    }
}
