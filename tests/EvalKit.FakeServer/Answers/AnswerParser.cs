namespace EvalKit.Fakes.Answers;

internal static class AnswerParser
{
    public static IAnswer Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (mode, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return mode switch
        {
            "echo" => new EchoAnswer(),
            "fixed" => new FixedAnswer(rest),
            "label" when rest.Length > 0 => new LabelAnswer(rest.Split(',')),
            "script" => ScriptAnswer.Load(rest),
            _ => throw new FormatException($"answer '{text}' is none of echo, fixed:TEXT, label:A,B,C, script:FILE"),
        };
    }
}
