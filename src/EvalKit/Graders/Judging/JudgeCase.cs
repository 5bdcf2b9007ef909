using System.Globalization;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Graders.Judging;

/// <summary>One cell before one judge: what a kind of judge asks through, with a record of what was asked.</summary>
/// <param name="judge">The judge.</param>
/// <param name="material">The pieces of the cell.</param>
/// <param name="scope">The item and its sample.</param>
/// <param name="sample">Index of the sample.</param>
/// <param name="attempts">How often a question is asked at most until its verdict can be used.</param>
internal sealed class JudgeCase(IJudge judge, JudgeCellMaterial material, TemplateScope scope, int sample, int attempts)
{
    private readonly List<JudgeExchange> _exchanges = [];

    /// <summary>The pieces of the cell.</summary>
    public JudgeCellMaterial Material { get; private set; } = material;

    public TemplateScope Scope { get; } = scope;

    /// <summary>What the vectors cost that the verdict is made of.</summary>
    public EmbeddingBill Vectors { get; } = new();

    /// <summary>The questions so far with their answers, in their order.</summary>
    public IReadOnlyList<JudgeExchange> Exchanges => _exchanges;

    /// <summary>Adds a piece, shown before the answer.</summary>
    public void Add(Piece piece)
    {
        Material = new JudgeCellMaterial([.. Material.Pieces.Take(Material.Pieces.Count - 1), piece, Material.Pieces[^1]]);
    }

    /// <summary>Asks, and reads the answer strictly.</summary>
    /// <param name="task">What is to be done, from us.</param>
    /// <param name="material">What it is to be done with, from others.</param>
    /// <param name="form">The form of the answer.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <param name="logprobs">Whether the probabilities of tokens are wanted.</param>
    public Task<JudgeReply> AskAsync(string task, IEnumerable<Piece> material, VerdictForm form, CancellationToken cancellation, bool logprobs = false) =>
        AskAsync(JudgeMessages.Of(task, material, form), form, cancellation, logprobs);

    /// <summary>The same with messages that are written already.</summary>
    public async Task<JudgeReply> AskAsync(IReadOnlyList<ChatMessage> messages, VerdictForm form, CancellationToken cancellation, bool logprobs = false)
    {
        var (reply, exchanges) = await UntilUsableAsync(messages, form, cancellation, logprobs);
        _exchanges.AddRange(exchanges);
        return reply;
    }

    /// <summary>Asks several questions at once that do not depend on each other.</summary>
    public async Task<IReadOnlyList<JudgeReply>> AskAllAsync(IEnumerable<IReadOnlyList<ChatMessage>> questions, VerdictForm form, CancellationToken cancellation)
    {
        var asked = await Task.WhenAll(questions.Select(messages => UntilUsableAsync(messages, form, cancellation, logprobs: false)));
        _exchanges.AddRange(asked.SelectMany(a => a.Exchanges));
        return [.. asked.Select(a => a.Reply)];
    }

    private async Task<(JudgeReply Reply, IReadOnlyList<JudgeExchange> Exchanges)> UntilUsableAsync(IReadOnlyList<ChatMessage> messages, VerdictForm form, CancellationToken cancellation, bool logprobs)
    {
        var exchanges = new List<JudgeExchange>(1);
        while (true)
        {
            var attempt = exchanges.Count;
            var answer = await judge.AskAsync(new JudgeCall(messages, form, Scope) { Sample = sample, Attempt = attempt, Logprobs = logprobs }, cancellation);
            var reply = Read(answer, form);
            exchanges.Add(new JudgeExchange(judge.Name, messages, sample, attempt, answer, reply.Failure?.Failure));
            if (reply.Failure is not { } failure || attempt == 0 && (attempts == 1 || !answer.CanDiffer))
                return (reply, exchanges);
            if (!answer.CanDiffer || exchanges.Count == attempts)
                return (reply with { Failure = failure with { Failure = string.Create(CultureInfo.InvariantCulture, $"{failure.Failure} (asked {exchanges.Count} times)") } }, exchanges);
        }
    }

    private static JudgeReply Read(JudgeAnswer answer, VerdictForm form)
    {
        if (answer.Text is not { } text)
            return new JudgeReply { Failure = JudgeReading.Failed(answer.Failure ?? "the judge gave no answer", answer.Outcome) };
        return form.Read(text, out var problem) is { } verdict
            ? new JudgeReply { Verdict = verdict, Reasoning = form.ReasoningOf(text, verdict), Text = text, Logprobs = answer.Logprobs }
            : new JudgeReply { Text = text, Failure = JudgeReading.Failed(problem) };
    }
}
