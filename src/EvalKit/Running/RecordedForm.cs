using System.Security.Cryptography;
using System.Text;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Results;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>
/// What of a cell is graded and written. Personal data and keys are replaced; where a suite's <c>store</c> keeps no requests or no texts, the record keeps none
/// either: a text is then its hash, which still tells equal from different.
/// </summary>
internal sealed class RecordedForm(Redactor redactor, StoreContent content)
{
    private readonly bool _isWhole = redactor.IsNone && content == StoreContent.Full;

    /// <summary>The item as graders see it.</summary>
    public TemplateScope Graded(TemplateScope scope)
    {
        if (!redactor.HasRules)
            return scope;
        var graded = new TemplateScope(redactor.Redact(scope.Item), scope.Environment) { Sample = scope.Sample, Baseline = scope.Baseline, BaselineOutcome = scope.BaselineOutcome };
        foreach (var (name, step) in scope.Steps)
            graded.AddStep(name, step);
        return graded;
    }

    public Sample Of(Sample sample) => _isWhole ? sample : sample with
    {
        Error = sample.Error is { } error ? error with { Message = redactor.Redact(error.Message) } : null,
        Steps = [.. sample.Steps.Select(s => s with { Messages = [.. s.Messages.Select(Of)], Response = Of(s.Response) })],
    };

    public (GraderDefinition, Score) Of((GraderDefinition Definition, Score Score) graded) => _isWhole ? graded : (graded.Definition, Of(graded.Score));

    private Score Of(Score score)
    {
        var judge = score.Judge is { } trace ? Of(trace) : null;
        return content != StoreContent.Hashes ? score with { Judge = judge } : score with
        {
            // A reason quotes what it is about.
            Reason = null,
            References = [.. score.References.Select(Hash)],
            Judge = judge,
        };
    }

    private JudgeTrace Of(JudgeTrace trace) => trace with
    {
        Requests = [.. trace.Requests.Select(r => (IReadOnlyList<JudgeMessage>)[.. r.Select(m => m with { Content = Of(m.Content) })])],
        // What is wrong with an answer quotes it.
        Turns = content != StoreContent.Hashes ? trace.Turns : [.. trace.Turns.Select(t => t with { Answer = Optional(t.Answer), Problem = Optional(t.Problem) })],
    };

    private ChatMessage Of(ChatMessage message) => new(message.Role, Of(message.Text));

    private string Of(string sent) => content == StoreContent.Full ? redactor.Redact(sent) : Hash(sent);

    /// <summary>The gateway has redacted it before anything used it.</summary>
    private ModelResponse Of(ModelResponse response) => content != StoreContent.Hashes ? response : response with
    {
        Text = Optional(response.Text),
        Refusal = Optional(response.Refusal),
        ToolCalls = [.. response.ToolCalls.Select(c => c with { Arguments = Hash(c.Arguments) })],
        Alternatives = [.. response.Alternatives.Select(Hash)],
        Logprobs = [],
    };

    private static string? Optional(string? text) => text is null ? null : Hash(text);

    private static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
