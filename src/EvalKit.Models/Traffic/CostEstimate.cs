using System.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>
/// What a call will take from the budgets before it is made: OpenAI charges the larger of the output limit and an estimate from the characters, at four
/// characters a token (its guide to rate limits), and servers that speak its language do as it does. Who does not says so as <see cref="IChatCost"/>.
/// </summary>
internal static class CostEstimate
{
    /// <value>The default value is 1,600 tokens an image: what the largest image that is cut into tiles takes on models that read it in full.</value>
    private const int TokensOfImage = 1600;

    /// <value>The default value is 16 tokens for the role and the separators of a message.</value>
    private const int TokensOfMessage = 16;

    public static CallCost OfText(string text) => new(Math.Ceiling(text.Length / TokenEstimate.CharactersPerToken));

    public static CallCost OfChat(IReadOnlyList<ChatMessage> messages, int? maxOutputTokens)
    {
        long characters = 0;
        var images = 0;
        foreach (var message in messages)
        {
            foreach (var content in message.Contents)
            {
                if (content is TextContent text)
                    characters += text.Text.Length;
                else if (ImageCount.IsImage(content))
                    images++;
            }
        }

        return new CallCost(Math.Max(maxOutputTokens ?? 0, Math.Ceiling(characters / TokenEstimate.CharactersPerToken)), images);
    }

    /// <summary>
    /// The bounds of a call: each token of the request stands for at least one of its bytes, and each of the choices that <c>n</c> or <c>best_of</c> ask for
    /// may be as long as the limit allows.
    /// </summary>
    public static CallSize MostOfChat(ModelRequest request)
    {
        var images = OfChat(request.Messages, 0).Images;
        var input = images == 0
            ? request.CanonicalJson.Length
            : images * TokensOfImage + request.Messages.Sum(m => TokensOfMessage + m.Contents.OfType<TextContent>().Sum(t => Encoding.UTF8.GetByteCount(t.Text)));
        return new CallSize(input, request.Options?.MaxOutputTokens * Choices(request.Options), images);
    }

    /// <summary>How many answers a request asks for: the larger of <c>n</c> and <c>best_of</c>.</summary>
    private static long Choices(ChatOptions? options) => Math.Max(1, Math.Max(Number(options, "n"), Number(options, "best_of")));

    private static long Number(ChatOptions? options, string name) =>
        options?.AdditionalProperties?.TryGetValue(name, out var value) != true ? 1 : value switch
        {
            int whole => whole,
            long whole => whole,
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Number } json when json.TryGetInt64(out var whole) => whole,
            _ => 1,
        };

}
