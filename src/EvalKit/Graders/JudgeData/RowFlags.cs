using System.Text.Json;
using EvalKit.Graders.Judging;

namespace EvalKit.Graders.JudgeData;

/// <summary>Asks what is wrong with a row of data.</summary>
internal sealed class RowFlags : IJudgeKind
{
    /// <summary>What can be wrong, with what it means.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("wrong_reference", "the reference is wrong, or contradicts the rest of the row."),
        ("ambiguous", "what is asked can be understood in ways that have different right answers, or has several of which the reference admits only one."),
        ("missing_context", "it cannot be answered from what the row gives and what everybody knows: something that it refers to is not there."),
        ("leak", "what a system is shown, which is all but the reference, states the reference where it is to be found out."),
        ("duplicate", "a piece `other_row` asks the same, in whatever words."),
    ];

    private static readonly VerdictForm Form = new("row",
        new ListField("flags", "What is wrong with the row; empty for a sound one.", new WordField("flag", "What is wrong.", [.. All.Select(f => f.Name)])),
        new TextField("note", "What is wrong in one sentence, with the right reference where it is wrong; empty for a sound row."));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var pieces = judged.Material.Pieces.Any(p => p.Tag == JudgeMaterial.Question) ? judged.Material.Pieces : [.. judged.Material.Pieces, new Piece("row", Row(judged.Scope.Item))];
        var reply = await judged.AskAsync(task, [.. pieces, .. judged.Scope.OtherRows.Select(r => new Piece("other_row", r))], Form, cancellation);
        if (reply.Failure is { } failure)
            return failure;
        var found = reply.Verdict.GetProperty("flags").EnumerateArray().Select(f => f.GetString()!).ToHashSet(StringComparer.Ordinal);
        var note = reply.Verdict.GetProperty("note").GetString()!.Trim();
        return new JudgeReading
        {
            Score = found.Count == 0 ? 1 : 0,
            Passed = found.Count == 0,
            Values = [.. All.Select(f => found.Contains(f.Name) ? 1.0 : 0)],
            Reason = note.Length > 0 ? note : reply.Reasoning,
        };
    }

    /// <summary>The row as it stands in its file.</summary>
    private static string Row(JsonElement item) => item.GetRawText();
}
