using EvalKit.AcceptanceTests.Support;

namespace EvalKit.AcceptanceTests.Batches;

/// <summary>
/// Suites over the interfaces that have batches. Every answer reports 2,006 input tokens, 1,920 of them cached, and 300 output tokens. At 2, 0.50 and 8 dollars
/// a million that is (2006 x 2 + 300 x 8) / 2 = 3,206 millionths of a dollar in a batch of OpenAI's, and in one of Anthropic's at 1, 0.25 and 4 dollars
/// 86 x 1 + 1920 x 0.25 + 300 x 4 = 1,766.
/// </summary>
internal static class BatchSuite
{
    public const decimal OpenAICost = 0.003206m;
    public const decimal AnthropicCost = 0.001766m;

    private const string Price = "price: { input: 2, cached_input: 0.5, output: 8";

    /// <param name="server">The root of the server.</param>
    /// <param name="api">chat, responses or messages.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="more">Further lines of the suite.</param>
    /// <param name="attempts">How often a call is tried.</param>
    public static ChatSuite Of(Uri server, string api = "chat", int items = 20, string more = "", int attempts = 6) => new()
    {
        Server = new Uri(server, "v1"),
        Items = items,
        Attempts = attempts,
        Model = $", api: {(api == "messages" ? "chat" : api)}, parameters: {{ max_output_tokens: 400 }}, {Price} }}",
        OtherModel = $"claude: {{ provider: anthropic, model: claude-x, base_url: \"{server.GetLeftPart(UriPartial.Authority)}\", max_attempts: {FormattableString.Invariant($"{attempts}")}, parameters: {{ max_output_tokens: 400 }}, {Price}, batch: {{ input: 1, cached_input: 0.25, output: 4 }} }} }}",
        Variants = $"{{ only: {{ prompt: ask, model: {(api == "messages" ? "claude" : "fake")} }} }}",
        More = more,
    };
}
