using System.Globalization;
using EvalKit.Graders.Judging;

namespace EvalKit.Graders.JudgeFaithfulness;

/// <summary>
/// Breaks a text into statements and asks of each whether other pieces support it (ragas: faithfulness and context recall). The statements are found without sight of what is
/// to support them.
/// </summary>
/// <param name="text">The piece that is broken into statements.</param>
/// <param name="support">The tag of the pieces that are to support them.</param>
internal sealed class StatementSupport(Func<JudgeCase, string> text, string support) : IJudgeKind
{
    /// <value>The default value is 200 statements.</value>
    private const int Most = 200;

    private const string Splitting = """
        You break a text into statements. Each statement says one thing, can be understood by itself (with names in the place of pronouns), and is claimed by the text as true. Leave out questions, greetings and offers of help. Add nothing that the
        text does not say.
        """;

    private static readonly VerdictForm Statements = new("statements", new ListField("statements", "The statements, in the order of the text; empty where it claims nothing.", new TextField("statement", "A statement.")));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        var split = await judged.AskAsync(Splitting, [.. judged.Material.Pieces.Where(p => p.Tag == JudgeMaterial.Question), new Piece("text", text(judged))], Statements, cancellation);
        if (split.Failure is { } failure)
            return failure;
        string[] statements = [.. split.Verdict.GetProperty("statements").EnumerateArray().Select(s => s.GetString()!)];
        if (statements.Length == 0)
            return new JudgeReading { Score = double.NaN, Values = [0, 0], Reason = "there are no statements" };
        if (statements.Length > Most)
            return JudgeReading.Failed(string.Create(CultureInfo.InvariantCulture, $"the judge found {statements.Length} statements; {Most} are the most"));
        var form = new VerdictForm("support", new ListField("supported", "Whether each statement is supported, in their order.", new BooleanField("supported", "Whether the statement is supported."), statements.Length));
        var reply = await judged.AskAsync(task, [.. judged.Material.Pieces.Where(p => p.Tag == support), .. statements.Select(s => new Piece("statement", s))], form, cancellation);
        if (reply.Failure is { } failed)
            return failed;
        bool[] supported = [.. reply.Verdict.GetProperty("supported").EnumerateArray().Select(s => s.GetBoolean())];
        var count = supported.Count(s => s);
        var unsupported = statements.Where((_, i) => !supported[i]).ToList();
        return new JudgeReading
        {
            Score = (double)count / statements.Length,
            Raw = count,
            Values = [statements.Length, count],
            Reason = unsupported.Count == 0 ? reply.Reasoning : "not supported: " + string.Join(" / ", unsupported),
        };
    }
}
