using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Results;

namespace EvalKit.Tests.Graders.Judging;

/// <summary>A judge that answers by a script, and remembers what it was asked.</summary>
internal sealed class ScriptedJudge(Func<JudgeCall, string> answer, string name = "judge") : IJudge
{
    private readonly ConcurrentQueue<JudgeCall> _calls = new();

    public string Name => name;

    public IReadOnlyList<JudgeCall> Calls => [.. _calls];

    /// <summary>Says the same always.</summary>
    public static ScriptedJudge Saying(string text, string name = "judge") => new(_ => text, name);

    /// <summary>What it was told to do, in its last call.</summary>
    public string Told => _calls.Last().Messages[0].Text;

    /// <summary>What it was shown, in its last call.</summary>
    public string Shown => _calls.Last().Messages[1].Text;

    /// <summary>The text of a piece as the instructions define it: between the first marker of that tag and the next one with the same digits.</summary>
    public static string Piece(JudgeCall call, string tag)
    {
        var shown = call.Messages[1].Text;
        var open = Regex.Match(shown, $"^<{tag}-(?<id>[0-9a-f]{{16}})>$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));
        Assert.True(open.Success, $"there is no piece '{tag}' in: {shown[..Math.Min(shown.Length, 300)]}");
        var close = $"\n</{tag}-{open.Groups["id"].Value}>";
        var start = open.Index + open.Length + 1;
        return shown[start..shown.IndexOf(close, start, StringComparison.Ordinal)];
    }

    public ValueTask<JudgeAnswer> AskAsync(JudgeCall call, CancellationToken cancellation)
    {
        _calls.Enqueue(call);
        return new(Failure is { } outcome
            ? new JudgeAnswer { Failure = "the script fails", Outcome = outcome }
            : new JudgeAnswer { Text = answer(call), Model = name + "-1", CostUsd = 0.001m, Key = "key", Logprobs = Logprobs, CanDiffer = CanDiffer });
    }

    /// <summary>The tokens of every answer.</summary>
    public IReadOnlyList<TokenLogprob> Logprobs { get; init; } = [];

    /// <summary>Whether the same question may be answered otherwise when it is asked again.</summary>
    public bool CanDiffer { get; init; }

    /// <summary>All pieces of a tag, in order.</summary>
    public static IReadOnlyList<string> Pieces(JudgeCall call, string tag) =>
        [.. Regex.Matches(call.Messages[1].Text, $@"^<{tag}-(?<id>[0-9a-f]{{16}})>\n(?<text>[\s\S]*?)\n</{tag}-\k<id>>$", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(m => m.Groups["text"].Value)];

    /// <summary>The outcome with which every call fails; null for none.</summary>
    public Outcome? Failure { get; init; }
}
