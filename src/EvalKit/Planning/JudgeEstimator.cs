using EvalKit.Graders;
using EvalKit.Graders.Judging;
using EvalKit.Models;
using EvalKit.Prompts;
using EvalKit.Running;
using EvalKit.Suites;

namespace EvalKit.Planning;

/// <summary>
/// Estimates what judges take, by making the questions that they would be asked. Where a system has not answered yet its answer is assumed as long as those on record; a
/// question that depends on another one's answer is assumed as long as the others of its grader.
/// </summary>
internal sealed class JudgeEstimator
{
    /// <value>The default value is 250 tokens for an answer of which nothing is known.</value>
    private const int AssumedTokens = 250;

    private readonly List<JudgingGrader> _graders = [];
    private readonly IReadOnlyDictionary<string, string> _environment;

    public JudgeEstimator(Suite suite, RunClients clients, ResponseStore? store, DateTimeOffset today, bool batch)
    {
        _environment = suite.Environment;
        var works = new List<JudgeWork>();
        foreach (var (grader, questions, attempts) in clients.CreateJudges(suite, (runtime, options) => Add(new JudgeWork(runtime, options, store, today, batch))))
        {
            _graders.Add(new JudgingGrader(grader, questions, attempts, [.. works]));
            works.Clear();
        }

        JudgeWork Add(JudgeWork work)
        {
            works.Add(work);
            return work;
        }
    }

    public bool Any => _graders.Count > 0;

    /// <summary>Adds a cell whose sample is in the scope, or is assumed.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scope">The cell's scope; its sample is null where there is none yet.</param>
    /// <param name="last">The step that gives the sample.</param>
    public void Add(Cell cell, TemplateScope scope, StepWork last)
    {
        var isAssumed = scope.Sample is null;
        long? more = 0;
        if (isAssumed)
        {
            var limit = last.Model.Options?.MaxOutputTokens;
            var tokens = Math.Min(last.SeenOutput ?? AssumedTokens, limit ?? double.PositiveInfinity);
            more = limit - (long)tokens;
            scope = new TemplateScope(cell.Item.Fields, _environment) { Sample = new SampleView(new string('x', (int)(tokens * TokenEstimate.CharactersPerToken))) };
        }
        foreach (var grader in _graders)
            grader.Add(new GradingContext(scope, null, null) { Item = cell.Item }, isAssumed, more);
    }

    public JudgeEstimate Estimate()
    {
        var (needed, made) = (_graders.Sum(g => g.Needed), _graders.Sum(g => g.ToMake));
        return new JudgeEstimate(
            new CallEstimate(needed, needed - made, made),
            new TokenRange(Whole(Sum(w => w.InputTokens)), Whole(Most(w => w.MostInput))),
            new TokenRange(Whole(Sum(w => w.IsFree ? 0 : w.SeenOutput * w.ToMake)), Whole(Most(w => w.MostOutput))),
            new CostRange(Sum(w => (double?)w.SeenUsd * w.ToMake), Most(w => (double?)w.MostUsd), Most(w => (double?)w.MostUsd * w.Attempts)),
            [.. _graders.SelectMany(g => g.Works).Where(w => w.IsUnpriced).Select(w => w.Name).Distinct(StringComparer.Ordinal)]);

        static long? Whole(double? tokens) => tokens is { } known ? (long)Math.Ceiling(known) : null;
    }

    private double? Sum(Func<JudgeWork, double?> of) => _graders.Aggregate((double?)0, (sum, grader) => sum + grader.Sum(of));

    /// <summary>With every attempt that graders allow: what follows an unusable verdict asks the same again.</summary>
    private double? Most(Func<JudgeWork, double?> of) => _graders.Aggregate((double?)0, (sum, grader) => sum + grader.Sum(of) * grader.Attempts);

    /// <summary>A grader with the stand-ins for its judges.</summary>
    private sealed class JudgingGrader(IGrader grader, int questions, int attempts, IReadOnlyList<JudgeWork> works)
    {
        /// <summary>Questions that could not be made: they follow others, or need what is not there yet.</summary>
        private long _unmade;

        public IReadOnlyList<JudgeWork> Works { get; } = works;

        /// <summary>How often a question is asked at most.</summary>
        public int Attempts { get; } = attempts;

        public long Needed => Works.Sum(w => w.Needed) + _unmade;

        public long ToMake => Works.Sum(w => w.ToMake) + (Works.All(w => w.IsFree) ? 0 : _unmade);

        public void Add(GradingContext context, bool isAssumed, long? more)
        {
            foreach (var work in Works)
                (work.IsAssumed, work.MoreTokens) = (isAssumed, more);
            var (needed, made, before) = (Works.Sum(w => w.Needed), Works.Sum(w => w.ToMake), Works.Sum(w => w.Repeated));
            // The stand-ins answer at once, so that nothing is waited for.
            grader.GuardedGradeAsync(context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            var asked = Works.Sum(w => w.Needed) - needed;
            if (Works.Sum(w => w.ToMake) > made || asked == 0 && Works.Sum(w => w.Repeated) == before)
                _unmade += Math.Max(0, questions - asked);
        }

        /// <summary>A quantity of the questions that were made, with those that could not be made in proportion; null where it is not known.</summary>
        public double? Sum(Func<JudgeWork, double?> of)
        {
            if (ToMake == 0)
                return 0;
            var made = Works.Sum(w => w.ToMake);
            return made == 0 ? null : Works.Aggregate((double?)0, (sum, w) => sum + (w.ToMake == 0 ? 0 : of(w))) * ((double)ToMake / made);
        }
    }
}
