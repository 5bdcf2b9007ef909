using EvalKit.Graders.Judging;
using EvalKit.Results;

namespace EvalKit.Graders.JudgeAnswerRelevancy;

/// <summary>Has questions written that an answer answers, and measures how near they are to the one that was asked.</summary>
internal sealed class RegeneratedQuestions(IEmbedder? embedder, int count) : IJudgeKind
{
    /// <value>The default value is 3 questions.</value>
    public const int Count = 3;

    private readonly VerdictForm _form = new("questions",
        new ListField("questions", "The questions.", new TextField("question", "A question."), count),
        new BooleanField("noncommittal", "Whether the answer is noncommittal."));

    public async Task<JudgeReading> JudgeAsync(JudgeCase judged, string task, CancellationToken cancellation)
    {
        if (judged.Material.Answer.Length == 0)
            return new JudgeReading { Score = 0, Raw = 0, Values = [1], Reason = "the answer is empty" };
        var reply = await judged.AskAsync(task, [new Piece(JudgeMaterial.Answer, judged.Material.Answer)], _form, cancellation);
        if (reply.Failure is { } failure)
            return failure;
        string[] questions = [.. reply.Verdict.GetProperty("questions").EnumerateArray().Select(q => q.GetString()!)];
        var noncommittal = reply.Verdict.GetProperty("noncommittal").GetBoolean();
        var (mean, problem) = await NearnessAsync(judged.Material.Texts(JudgeMaterial.Question)[0], questions, judged.Vectors, cancellation);
        if (problem is not null)
            return JudgeReading.Failed(problem, Outcome.Errored);
        return new JudgeReading { Score = noncommittal ? 0 : Math.Max(0, mean), Raw = mean, Values = [noncommittal ? 1 : 0], Reason = string.Join(" / ", questions) };
    }

    private async Task<(double Mean, string? Problem)> NearnessAsync(string asked, string[] questions, EmbeddingBill bill, CancellationToken cancellation)
    {
        if (embedder is null)
            return (0, "there is no embedding model");
        if (asked.Length == 0 || questions.Any(q => q.Length == 0))
            return (0, "a question is empty");
        var (original, problem) = bill.Add(await embedder.EmbedAsync(asked, cancellation));
        var sum = 0.0;
        foreach (var question in questions)
        {
            if (original is null)
                return (0, problem);
            var (vector, other) = bill.Add(await embedder.EmbedAsync(question, cancellation));
            if (vector is null)
                return (0, other);
            var (cosine, wrong) = EmbeddingCosine.Of(original, vector);
            if (wrong is not null)
                return (0, wrong);
            sum += cosine;
        }
        return (sum / questions.Length, null);
    }
}
