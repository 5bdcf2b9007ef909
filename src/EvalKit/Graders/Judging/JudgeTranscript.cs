using System.Globalization;
using System.Security.Cryptography;
using EvalKit.Results;
using Microsoft.Extensions.AI;

namespace EvalKit.Graders.Judging;

/// <summary>Makes the record of what judges were asked and said: equal requests stand in it once, however many judges and samples they went to.</summary>
internal static class JudgeTranscript
{
    public static JudgeTrace Of(IReadOnlyList<JudgeExchange> exchanges)
    {
        var requests = new List<IReadOnlyList<JudgeMessage>>();
        var turns = new List<JudgeTurn>(exchanges.Count);
        foreach (var exchange in exchanges)
        {
            IReadOnlyList<JudgeMessage> sent = [.. exchange.Messages.Select(m => new JudgeMessage(m.Role.Value, Content(m)))];
            var request = requests.FindIndex(r => r.SequenceEqual(sent));
            if (request < 0)
            {
                request = requests.Count;
                requests.Add(sent);
            }
            turns.Add(Turn(exchange, request));
        }
        return new JudgeTrace(
            exchanges.Count,
            exchanges.Aggregate((decimal?)0, (sum, e) => sum + e.Answer.CostUsd),
            [.. exchanges.Select(e => e.Answer.Model).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. exchanges.Select(e => e.Answer.Key).OfType<string>()])
        {
            Requests = requests,
            Turns = turns,
        };
    }

    private static JudgeTurn Turn(JudgeExchange exchange, int request)
    {
        var (answer, response) = (exchange.Answer, exchange.Answer.Response);
        return new JudgeTurn
        {
            Judge = exchange.Judge,
            Request = request,
            Sample = exchange.Sample,
            Attempt = exchange.Attempt,
            Model = answer.Model,
            Answer = answer.Text ?? response?.Text ?? response?.Refusal,
            Problem = exchange.Problem,
            FinishReason = response?.FinishReason,
            InputTokens = response?.Usage?.Input,
            OutputTokens = response?.Usage?.Output,
            ReasoningTokens = response?.Usage?.Reasoning,
            TotalMs = response?.Timings.TotalMs,
            CostUsd = response is null ? null : answer.CostUsd,
            RequestId = response?.RequestId,
            Response = answer.Key,
        };
    }

    /// <summary>The text, and of what is no text its type with its address or the hash of its bytes.</summary>
    private static string Content(ChatMessage message) => message.Contents.All(c => c is TextContent) ? message.Text : string.Join('\n', message.Contents.Select(c => c switch
    {
        TextContent text => text.Text,
        DataContent data => string.Create(CultureInfo.InvariantCulture, $"[{data.MediaType}, sha256 {Convert.ToHexStringLower(SHA256.HashData(data.Data.Span))}]"),
        UriContent uri => $"[{uri.MediaType}, {uri.Uri.OriginalString}]",
        _ => $"[{c.GetType().Name}]",
    }));
}
