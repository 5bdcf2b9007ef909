using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>The usage of an answer whose server counts no tokens: four characters are one, and the counts are marked as an estimate.</summary>
internal static class UsageEstimate
{
    public static void AddTo(ChatResponse response, IEnumerable<ChatMessage> messages)
    {
        response.Usage = new UsageDetails { InputTokenCount = Tokens(messages.SelectMany(m => m.Contents)), OutputTokenCount = Tokens(response.Messages.SelectMany(m => m.Contents)) };
        (response.AdditionalProperties ??= [])[ResponseProperties.UsageEstimated] = true;
    }

    private static long Tokens(IEnumerable<AIContent> contents) =>
        (long)Math.Ceiling(contents.Sum(content => (double)Characters(content)) / TokenEstimate.CharactersPerToken);

    private static int Characters(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        ErrorContent refusal => refusal.Message?.Length ?? 0,
        FunctionCallContent call => call.Name.Length + ((call.RawRepresentation as string)?.Length ?? 0),
        _ => 0,
    };
}
