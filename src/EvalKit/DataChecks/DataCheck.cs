using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Graders.JudgeData;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Prompts;
using EvalKit.Results;
using EvalKit.Scoring;
using EvalKit.Suites;

namespace EvalKit.DataChecks;

/// <summary>Has a judge look at every row of a data set: a wrong reference makes every system that is right look wrong.</summary>
public static class DataCheck
{
    /// <summary>What the judge says, or what is wrong with data or judge.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="environment">Where keys and named variables stand.</param>
    /// <param name="clock">The clock of records and delays.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<(DataCheckResult? Result, IReadOnlyList<Problem> Problems)> RunAsync(DataCheckRequest request, IEnvironment environment, RunClock clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var problems = new ProblemList();
        var items = Items(request, environment, problems);
        if (problems.Any)
            return (null, problems.ToList());
        var options = new ScoringOptions { RowsShownAs = request.Data.ShownAs, StoreFolder = request.StoreFolder, Responses = request.Responses };
        var (session, found) = ScoringSession.Prepare(request.Judge.Path, request.Judge.ShownAs, options, environment, clock);
        if (session is null)
            return (null, found);
        await using (session)
        {
            var grader = Grader(session.Configurations, request, problems);
            if (grader < 0)
                return (null, problems.ToList());
            var near = NearRows.Of([.. items.Select(i => Text(i.Fields))]);
            TemplateScope[] scopes = [.. items.Select((item, row) => new TemplateScope(item.Fields, session.Environment) { OtherRows = [.. near[row].Select(n => items[n].Fields.GetRawText())] })];
            var scores = await session.GradeAsync(scopes, grader, cancellation);
            return (Result(request, session.Configurations[grader].Definition, items, near, scores), []);
        }
    }

    private static List<Item> Items(DataCheckRequest request, IEnvironment environment, ProblemList problems)
    {
        var (path, shownAs, split, redactor) = (request.Data.Path, request.Data.ShownAs, (string?)null, (Redactor?)null);
        if (Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml")
        {
            var (suite, found) = SuiteLoader.Load(path, shownAs, environment, callsAllowed: false);
            foreach (var problem in found)
                problems.Add(problem.File, problem.Line, problem.Column, problem.Message);
            if (suite is null)
                return [];
            (path, shownAs, split, redactor) = (suite.Dataset.Path, suite.Dataset.ShownAs, suite.Dataset.Split, new Redactor(suite.Redactions, []));
        }
        var items = ItemReader.Items(path, shownAs, problems).Where(i => split is null || ItemTableBuilder.Find(i.Fields, "split") == split).Take(request.Limit ?? int.MaxValue)
            .Select(i => i with { Fields = redactor is { HasRules: true } ? redactor.Redact(i.Fields) : i.Fields.Clone() }).ToList();
        if (items.Count == 0 && !problems.Any)
            problems.Add(shownAs, 0, 0, split is null ? "holds no rows" : $"holds no rows of the split '{split}'");
        return items;
    }

    private static int Grader(IReadOnlyList<GraderConfiguration> graders, DataCheckRequest request, ProblemList problems)
    {
        var fitting = graders.Where(g => g.Definition.Type == JudgeDataType.TypeName).Select(g => g.Definition.Name).ToList();
        var name = request.Grader ?? (fitting.Count == 1 ? fitting[0] : null);
        if (name is not null && fitting.Contains(name, StringComparer.Ordinal))
            return graders.ToList().FindIndex(g => g.Definition.Name == name);
        problems.Add(request.Judge.ShownAs, 0, 0, name is not null ? $"holds no grader '{name}' of the type {JudgeDataType.TypeName}{NearestName.Hint(name, fitting)}"
            : fitting.Count == 0 ? $"holds no grader of the type {JudgeDataType.TypeName}, which looks at rows and not at outputs"
            : $"holds several graders of the type {JudgeDataType.TypeName}: name one with --grader ({string.Join(", ", fitting)})");
        return -1;
    }

    private static DataCheckResult Result(DataCheckRequest request, GraderDefinition grader, List<Item> items, IReadOnlyList<IReadOnlyList<int>> near, Score[] scores)
    {
        var rows = items.Select((item, row) => new CheckedDataRow(item.Id, item.Line, scores[row].Outcome.Name(), Flags(scores[row], grader), scores[row].Reason, [.. near[row].Select(n => items[n].Id)])).ToList();
        return new DataCheckResult
        {
            Data = request.Data.ShownAs,
            Grader = grader.Name,
            Models = [.. scores.SelectMany(s => s.Judge?.Models ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            CostUsd = scores.Aggregate((decimal?)0, (sum, s) => sum + (s.Judge is { } trace ? trace.CostUsd : 0)),
            Flags = new OrderedDictionary<string, int>(RowFlags.All.Select(f => KeyValuePair.Create(f.Name, rows.Count(r => r.Flags?.Contains(f.Name, StringComparer.Ordinal) == true))), StringComparer.Ordinal),
            Rows = rows,
        };
    }

    /// <summary>Of a panel the flags that more than half of it raise.</summary>
    private static IReadOnlyList<string>? Flags(Score score, GraderDefinition grader) => score.Outcome != Outcome.Scored ? null
        : [.. RowFlags.All.Select(f => f.Name).Where(f => score.Columns[grader.Columns.ToList().IndexOf(f)] > 0.5)];

    /// <summary>The texts of a row, without what only names or places it.</summary>
    private static string Text(JsonElement fields) => string.Join('\n', fields.EnumerateObject().Where(p => p.Name is not ("id" or "split") && p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString()));
}
