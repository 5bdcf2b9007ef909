using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Problems;
using EvalKit.Running;
using EvalKit.Statistics;

namespace EvalKit.People;

/// <summary>Makes a blinded sheet of a run's answers and the key that says what is what.</summary>
public static class LabelSheets
{
    /// <value>The default value is 20,000: more than a page holds with comfort, and than anybody grades.</value>
    public const int MostQuestions = 20_000;

    /// <summary>The sheet, or the problems of the run, the options or the dataset.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="options">Which answers, and what is asked.</param>
    public static (SealedSheet? Sheet, IReadOnlyList<Problem> Problems) Create(RunFolder folder, LabelOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var problems = new ProblemList();
        try
        {
            var sheet = Create(folder, options, problems);
            return (problems.Any ? null : sheet, problems.ToList());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            problems.Add(folder.Run, 0, 0, $"is no record of a run: {e.Message.ReplaceLineEndings(" ")}");
            return (null, problems.ToList());
        }
    }

    private static SealedSheet? Create(RunFolder folder, LabelOptions options, ProblemList problems)
    {
        if (TextFile.Read(folder.Run, folder.Run, problems) is not { } text)
            return null;
        var run = JsonElement.Parse(text);
        var assignment = Assignments.Of(run, options, folder.Run, problems);
        List<string> variants = [.. run.GetProperty("variants").EnumerateObject().Select(v => v.Name)];
        var shown = ShownVariants(variants, options, assignment?.Task, problems);
        if (problems.Any || assignment is null)
            return null;
        var nonce = Hash(folder);
        var seed = options.Seed ?? BitConverter.ToInt64(nonce);
        var needed = options.OnlyNeedsHuman ? NeededCells.Of(folder, problems) : null;
        if (problems.Any)
            return null;
        var items = DrawnItems.Of(folder.Samples, options, needed, seed, problems);
        var answers = problems.Any ? [] : Answers(folder.Samples, items, shown, needed, assignment.Task, problems);
        var material = problems.Any ? null : ShownMaterial.Of(options, items, problems);
        if (material is null || problems.Any)
            return null;
        if (answers.Count > 0 && answers.All(a => a.Text.StartsWith("sha256:", StringComparison.Ordinal) && a.Text.Length == 71))
        {
            problems.Add(folder.Samples, 0, 0, "holds hashes instead of answers (store: hashes), which nobody can judge");
            return null;
        }
        var groups = AnswerGroups.Of(answers, items, shown, assignment.Task);
        if (groups.Asked.Count == 0)
            problems.Add(folder.Samples, 0, 0, groups.Equal.Count > 0 ? "holds no answers to compare: they are all equal" : "holds no answers to judge with these options");
        else if (groups.Asked.Count > MostQuestions)
            problems.Add(folder.Samples, 0, 0, string.Create(CultureInfo.InvariantCulture, $"makes {groups.Asked.Count} questions, and a page holds at most {MostQuestions}: draw items with --limit"));
        return problems.Any ? null : Seal(groups, assignment, material, options, new LabelKey
        {
            Suite = run.GetProperty("suite").GetProperty("name").GetString()!,
            Run = run.GetProperty("execution").GetProperty("run").GetString()!,
            Name = assignment.Name,
            Task = assignment.Task,
            Round = assignment.Round,
            Scale = assignment.Scale,
            Seed = seed,
            Nonce = Convert.ToHexStringLower(nonce),
            Questions = [],
            Equal = [],
        });
    }

    /// <summary>Puts questions and answers into an order of the seed and takes every name off them.</summary>
    private static SealedSheet Seal(AnswerGroups groups, LabelAssignment assignment, ShownMaterial material, LabelOptions options, LabelKey empty)
    {
        var generator = new SeededGenerator(empty.Seed);
        var order = groups.Asked.ToArray();
        generator.Shuffle<AnswerGroup>(order);
        var (questions, keyed) = (new List<LabelQuestion>(order.Length), new List<SealedQuestion>(order.Length));
        foreach (var group in order)
        {
            var id = (questions.Count + 1).ToString(CultureInfo.InvariantCulture);
            var answers = group.Answers.ToArray();
            generator.Shuffle<DistinctAnswer>(answers);
            questions.Add(new LabelQuestion(id, material.Of(group), options.References ? group.References : [], [.. answers.Select((a, i) => new LabelAnswer(AnswerId(id, i), a.Text, a.ToolCalls))]));
            keyed.Add(new SealedQuestion(id, group.Item, [.. answers.Select((a, i) => new SealedAnswer(AnswerId(id, i), a.Variants, a.Identity))]));
        }
        var key = empty with { Questions = keyed, Equal = [.. groups.Equal.Select(g => new SealedQuestion("", g.Item, [.. g.Answers.Select(a => new SealedAnswer("", a.Variants, a.Identity))]))] };
        var bytes = key.ToBytes();
        return new SealedSheet(new LabelSheet(LabelKey.Seal(bytes), key.Suite, assignment, questions), bytes, groups.Equal.Count, groups.Incomplete);
    }

    private static string AnswerId(string question, int position) => question + (char)('a' + position);

    private static IReadOnlyList<string> ShownVariants(IReadOnlyList<string> variants, LabelOptions options, LabelTask? task, ProblemList problems)
    {
        foreach (var name in options.Variants.Where(v => !variants.Contains(v, StringComparer.Ordinal)))
            problems.Add("--variant", 0, 0, $"the run has no variant '{name}'{NearestName.Hint(name, variants)}");
        List<string> shown = [.. variants.Where(v => (options.Variants.Count == 0 || options.Variants.Contains(v, StringComparer.Ordinal)) && options.Filter.MatchesVariant(v))];
        var (fewest, most) = task switch { LabelTask.Pairwise => (2, 2), LabelTask.Ranking => (2, 9), _ => (1, int.MaxValue) };
        if (task is { } asked && (shown.Count < fewest || shown.Count > most))
            problems.Add("--variant", 0, 0, string.Create(CultureInfo.InvariantCulture,
                $"{asked.Word()} compares {(fewest == most ? "two" : "two to nine")} variants, and there {(shown.Count == 1 ? "is" : "are")} {shown.Count}: {string.Join(", ", shown)}; name those to compare"));
        return shown;
    }

    /// <summary>Of a comparison all answers are shown where one of them is for people.</summary>
    private static List<RunAnswer> Answers(string path, DrawnItems items, IReadOnlyList<string> variants, NeededCells? needed, LabelTask task, ProblemList problems)
    {
        var answers = new List<RunAnswer>();
        foreach (var (_, row) in DatasetFile.Rows(path, path, problems))
            if (items.Ids.ContainsKey(row.GetProperty("item").GetString()!) && variants.Contains(row.GetProperty("variant").GetString(), StringComparer.Ordinal) && RunAnswer.Of(row) is { } answer
                && (needed is null || task.IsComparison() || needed.Cells.Contains((answer.Variant, answer.Item, answer.Repeat))))
                answers.Add(answer);
        return answers;
    }

    /// <summary>The SHA-256 of the run's record: the same page for the same run, and nothing to guess from the page alone.</summary>
    private static byte[] Hash(RunFolder folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in (ReadOnlySpan<string>)[folder.Run, folder.Samples])
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }
        return hash.GetHashAndReset();
    }
}
