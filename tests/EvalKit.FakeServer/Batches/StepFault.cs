using System.Globalization;
using EvalKit.Fakes.Http;

namespace EvalKit.Fakes.Batches;

/// <summary>A fault of one step of batches: <c>create:reset@1,3</c>. What the step does is done, only its answer is not what it should be.</summary>
internal sealed class StepFault(string step, string fault, IReadOnlyList<int> ordinals)
{
    private static readonly string[] Steps = ["upload", "create", "list", "state", "results", "cancel"];

    public static StepFault Parse(string text)
    {
        var (colon, at) = (text.IndexOf(':', StringComparison.Ordinal), text.LastIndexOf('@'));
        if (colon < 0 || at < colon || !Steps.Contains(text[..colon], StringComparer.Ordinal))
            throw new FormatException($"batch fault '{text}' is not STEP:FAULT@1,2 with a step of {string.Join(", ", Steps)}");
        return new StepFault(text[..colon], text[(colon + 1)..at], [.. text[(at + 1)..].Split(',').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }

    public bool AppliesTo(string asked, int ordinal) => asked == step && ordinals.Contains(ordinal);

    public void Apply(Reply reply)
    {
        if (fault == "reset")
            (reply.SentLength, reply.Ending) = (-1, Ending.Reset);
        else if (fault == "truncated")
            (reply.SentLength, reply.Ending) = (reply.Body.WrittenCount / 2, Ending.Close);
        else
            reply.SetError(int.Parse(fault, NumberStyles.None, CultureInfo.InvariantCulture), "server_error", null, $"The fake server was told to answer {fault}.");
    }
}
