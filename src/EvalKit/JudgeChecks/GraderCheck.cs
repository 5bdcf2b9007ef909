using System.Globalization;
using System.Security.Cryptography;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Scoring;
using EvalKit.Yaml;

namespace EvalKit.JudgeChecks;

/// <summary>Asks a grader about outputs that people have labelled, more than once, and holds it against them.</summary>
public static class GraderCheck
{
    /// <summary>The check with the record that belongs to the judge that answered, or what is wrong.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="environment">Where keys and named variables stand.</param>
    /// <param name="clock">The clock of records and delays.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<(CalibrationRecord? Record, string? Path, IReadOnlyList<Problem> Problems)> RunAsync(GraderCheckRequest request, IEnvironment environment, RunClock clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var problems = new ProblemList();
        var all = LabelledRows.Read(request, problems);
        if (problems.Any)
            return (null, null, problems.ToList());
        Asked? asked = null;
        for (var asking = 0; asking < request.Repeats; asking++)
        {
            var options = new ScoringOptions { RowsShownAs = request.Rows.ShownAs, StoreFolder = request.StoreFolder, Responses = request.Responses, Asking = asking };
            var (session, found) = ScoringSession.Prepare(request.Grader.Path, request.Grader.ShownAs, options, environment, clock);
            if (session is null)
                return (null, null, found);
            await using (session)
            {
                asked ??= Asked.Of(session, request, all, problems);
                if (asked is null)
                    return (null, null, problems.ToList());
                asked.Add(await session.GradeAsync(asked.Scopes, asked.Grader, cancellation));
                // Who is said to have written it is all that differs: the same words, once under each name.
                if (asking == 0)
                    foreach (var name in request.Names)
                        asked.Add(name, await session.GradeAsync(asked.Under(name), asked.Grader, cancellation));
            }
        }
        var (result, wrong) = JudgeCheck.Of(request.Grader.ShownAs, asked!.Judgments(), asked.Named(), request.Columns, request.Options);
        if (result is null)
            return (null, null, wrong);
        var identity = new JudgeIdentity(asked.Definition.Judge!, [.. asked.Scores.SelectMany(s => s).SelectMany(s => s.Judge?.Models ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        return (new CalibrationRecord
        {
            Grader = asked.Definition.Name,
            Definition = identity.Definition,
            ServedModels = identity.ServedModels,
            Fingerprint = identity.Fingerprint,
            Checked = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Tuning = asked.Tuning,
            InRubric = asked.InRubric,
            Labels = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(request.Labels?.Path ?? request.Rows.Path, cancellation))),
            Result = result,
        }, CalibrationRecord.PathOf(Path.GetDirectoryName(request.Grader.Path)!, asked.Definition.Name), []);
    }

    /// <summary>The rows that count and what the judge said of them.</summary>
    private sealed record Asked(int Grader, GraderDefinition Definition, IReadOnlyList<LabelledRow> Rows, int Tuning, int InRubric, IReadOnlyDictionary<string, string> Environment)
    {
        public List<Score[]> Scores { get; } = [];

        public IReadOnlyList<TemplateScope> Scopes { get; } = [.. Rows.Select(r => new TemplateScope(r.Item, Environment) { Sample = new SampleView(r.Output) })];

        private readonly List<(string Name, Score[] Scores)> _named = [];

        public IReadOnlyList<TemplateScope> Under(string name) => [.. Rows.Select(r => new TemplateScope(r.Item, Environment) { Sample = new SampleView(r.Output), Author = name })];

        public static Asked? Of(ScoringSession session, GraderCheckRequest request, IReadOnlyList<LabelledRow> all, ProblemList problems)
        {
            var graders = session.Configurations;
            var place = request.Grader.ShownAs;
            var judges = graders.Where(g => g.Definition.Judge is not null).Select(g => g.Definition.Name).ToList();
            var name = request.Name ?? (judges.Count == 1 ? judges[0] : null);
            var index = name is null ? -1 : graders.ToList().FindIndex(g => g.Definition.Name == name);
            if (index < 0)
            {
                problems.Add(place, 0, 0, name is not null ? $"holds no grader '{name}'{NearestName.Hint(name, graders.Select(g => g.Definition.Name))}" : judges.Count == 0 ? "holds no judge: a grader that asks a model" : $"holds several judges: name one with --grader ({string.Join(", ", judges)})");
                return null;
            }
            if (graders[index].Definition.Judge is null)
            {
                problems.Add(place, 0, 0, $"'{name}' is no judge; score outputs with `evalkit score` and check what it says as a table");
                return null;
            }
            if (request.Names.Count > 0 && graders[index].Definition.Type is "judge_pairwise" or "judge_ranking")
            {
                problems.Add(place, 0, 0, $"'{name}' compares answers; names are checked of judges of single answers");
                return null;
            }
            var examples = Texts(graders[index].Parameters).ToHashSet(StringComparer.Ordinal);
            var ofSet = all.Where(r => r.IsForTuning == request.IsForTuning).ToList();
            var rows = ofSet.FindAll(r => !examples.Contains(r.Output.Trim()));
            if (rows.Count == 0)
                problems.Add(request.Rows.ShownAs, 0, 0, all.Count == 0 ? "holds no rows" : $"holds no row for {(request.IsForTuning ? "tuning" : "measuring")}");
            return rows.Count == 0 ? null : new Asked(index, graders[index].Definition, rows, all.Count - ofSet.Count, ofSet.Count - rows.Count, session.Environment);
        }

        public void Add(Score[] scores) => Scores.Add(scores);

        public void Add(string name, Score[] scores) => _named.Add((name, scores));

        public IReadOnlyList<Judgment> Judgments()
        {
            var isPassFail = IsPassFail();
            return [.. Rows.Select((r, i) => r.Judgment with { Judge = [.. Scores.Select(s => Verdict(s[i], isPassFail))] })];
        }

        /// <summary>What was said of each output under each name, without people's verdicts: those are of the output, not of its name.</summary>
        public IReadOnlyList<Judgment> Named()
        {
            var isPassFail = IsPassFail();
            return [.. _named.SelectMany(n => Rows.Select((r, i) => r.Judgment with { Claimed = n.Name, Human = [], Judge = [Verdict(n.Scores[i], isPassFail)] }))];
        }

        private bool IsPassFail()
        {
            var words = new VerdictReader(VerdictScale.PassFail, new JudgeCheckOptions());
            return Rows.SelectMany(r => r.Judgment.Human).OfType<string>().All(h => words.Read(h) is not null);
        }

        /// <summary>The verdict on the scale that people used; null where there is none, empty where it cannot be read.</summary>
        private static string? Verdict(Score score, bool isPassFail) => score.Outcome switch
        {
            Outcome.JudgeFailed => "",
            Outcome.Scored when isPassFail && score.Passed is { } passed => passed ? VerdictReader.Pass : VerdictReader.Fail,
            Outcome.Scored => score.Predicted ?? (score.Raw ?? score.Value)?.ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };

        /// <summary>Every text of the grader's parameters, examples of its rubric among them.</summary>
        private static IEnumerable<string> Texts(YamlValue value) => value.Kind switch
        {
            YamlKind.Scalar => [value.Text.Trim()],
            YamlKind.List => value.Items.SelectMany(Texts),
            _ => value.Entries.SelectMany(e => Texts(e.Value)),
        };
    }
}
