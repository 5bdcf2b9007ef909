using System.Text.Json;

namespace EvalKit.Fakes.Endpoints;

/// <summary>What the newer interfaces have in common: a model, messages, a limit of tokens, and whether the answer is streamed.</summary>
internal sealed record TextRequest(string Model, string Message, int PromptCharacters, int MaxTokens, bool IsStream)
{
    public double TokenCost => Math.Max(MaxTokens, Tokens.Estimate(PromptCharacters));

    /// <param name="body">The request's body.</param>
    /// <param name="messages">The name of its messages.</param>
    /// <param name="instructions">The name of its instructions.</param>
    /// <param name="limit">The name of its limit of tokens.</param>
    /// <exception cref="FormatException">It is no such request.</exception>
    public static TextRequest Read(ReadOnlySpan<byte> body, string messages, string instructions, string limit)
    {
        var request = JsonElement.Parse(body);
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.String)
            throw new FormatException("you must provide a model parameter");
        if (!request.TryGetProperty(messages, out var list))
            throw new FormatException($"you must provide {messages}");
        var (characters, last) = (request.TryGetProperty(instructions, out var system) ? Text(system).Length : 0, "");
        if (list.ValueKind == JsonValueKind.String)
            (characters, last) = (characters + Text(list).Length, Text(list));
        else
            foreach (var message in list.EnumerateArray())
            {
                var text = message.TryGetProperty("content", out var content) ? Text(content) : "";
                characters += text.Length;
                if (message.TryGetProperty("role", out var role) && role.ValueEquals("user"u8))
                    last = text;
            }
        return new TextRequest(model.GetString()!, last, characters, request.TryGetProperty(limit, out var most) && most.ValueKind == JsonValueKind.Number ? most.GetInt32() : 0,
            request.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True);
    }

    private static string Text(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out _)).Select(p => p.GetProperty("text").GetString())),
        _ => "",
    };
}
