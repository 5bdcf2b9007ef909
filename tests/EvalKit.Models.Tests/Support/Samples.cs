using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

internal static class Samples
{
    public static readonly ModelIdentity Identity = new("openai", "openai", "gpt-5-mini", "chat");

    public static readonly DateTimeOffset Time = new(2026, 3, 14, 9, 26, 53, 589, TimeSpan.Zero);

    public static ModelRequest Request(string text = "Where is my order?", int repeat = 0) => new()
    {
        Model = Identity,
        Messages = [new ChatMessage(ChatRole.User, text)],
        Repeat = repeat,
    };

    public static ModelResponse Response(string text = "order_status") => new()
    {
        Text = text,
        ServedModel = "gpt-5-mini-2026-01-15",
        Usage = new TokenUsage(12, 0, 3, 0),
        Timings = new CallTimings(0.25, null, 51.125),
        Time = Time,
    };
}
