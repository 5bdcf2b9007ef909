using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EvalKit.Datasets;
using EvalKit.Graders;
using EvalKit.Models;
using EvalKit.Problems;
using EvalKit.Statistics;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Reads the whole dataset once before anything is called: selects the items and finds every problem of the data.</summary>
public static class RunPlanner
{
    /// <summary>The plan, or the problems that stop it.</summary>
    public static (RunPlan? Plan, IReadOnlyList<Problem> Problems) Plan(Suite suite, RunOptions options)
    {
        var problems = new ProblemList();
        if (suite.Dataset.Place is { } place && TextFile.Absence(suite.Dataset.Path) is { } absence)
        {
            problems.Add(place, $"dataset '{suite.Dataset.ShownAs}' {absence}");
            return (null, problems.ToList());
        }
        var plan = Read(suite, options, problems);
        return (problems.Any ? null : plan, problems.ToList());
    }

    private static RunPlan Read(Suite suite, RunOptions options, ProblemList problems)
    {
        var dataset = suite.Dataset;
        var variants = suite.Variants.Where(v => options.Filter.MatchesVariant(v.Name)).ToList();
        if (variants.Count == 0 && suite.Variants.Count > 0)
            problems.Add("--filter", 0, 0, $"no variant matches; there are {string.Join(", ", suite.Variants.Select(v => v.Name))}");
        if (variants.Count > 0 && !variants.Exists(v => v.IsBaseline) && suite.Variants.Any(v => v.IsBaseline) && GraderTemplates.NameTheBaseline(suite))
            problems.Add("--filter", 0, 0, "graders compare with the baseline variant, which the filter leaves out");
        var check = new ItemCheck(suite, variants, problems);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var splits = new SortedSet<string>(StringComparer.Ordinal);
        var table = new ItemTableBuilder(dataset.Cluster, dataset.Slices);
        var profile = new DataProfileBuilder(dataset);
        var rows = new List<int>();
        var inShard = new List<bool>();
        var inSplit = 0;
        var named = new NamedValues([.. options.Filter.Fields, .. suite.NamedSlices.Select(s => s.Slice.Field)]);
        foreach (var item in ItemReader.Items(dataset.Path, dataset.ShownAs, problems))
        {
            CheckText(item, suite, problems);
            if (!lines.TryAdd(item.Id, item.Line))
                problems.Add(dataset.ShownAs, item.Line, 0, $"id '{item.Id}' stands on line {lines[item.Id]} already");
            var split = ItemTableBuilder.Value(item.Fields, "split");
            splits.Add(split);
            if (dataset.Split is not null && split != dataset.Split)
            {
                profile.SeeOther(item);
                continue;
            }
            inSplit++;
            named.See(item);
            check.Run(item);
            if (!options.Filter.Matches(item))
                continue;
            profile.See(item);
            table.Add(item);
            rows.Add(item.Row);
            inShard.Add(options.Shard?.Has(item.Id) ?? true);
        }
        if (inSplit == 0 && !problems.Any)
            problems.Add(dataset.ShownAs, 0, 0, dataset.Split is null || splits.Count == 0
                ? "holds no items"
                : $"no item has split '{dataset.Split}'{NearestName.Hint(dataset.Split, splits.Where(s => s != SliceColumn.Missing))}");
        else if (rows.Count == 0 && !problems.Any)
            problems.Add("--filter", 0, 0, options.Filter.Terms.Select(t => named.Absence(t.Field, t.Value)).FirstOrDefault(a => a is not null) ?? "no item matches");
        foreach (var (slice, place) in inSplit == 0 ? [] : suite.NamedSlices)
            if (dataset.Slices.Contains(slice.Field, StringComparer.Ordinal) && named.Absence(slice.Field, slice.Value) is { } absence)
                problems.Add(place, absence);
        foreach (var entry in inSplit == 0 ? [] : suite.Quarantine)
            if (!lines.ContainsKey(entry.Item))
                problems.Add(entry.Place!, $"there is no item '{entry.Item}'{NearestName.Hint(entry.Item, lines.Keys)}");
        var kept = Draw(rows.Count, dataset, options.Limit);
        if (options.Shard is not null)
            kept.RemoveAll(position => !inShard[position]);
        return new RunPlan(suite, variants, table.Build(kept), kept.ConvertAll(position => rows[position]), problems.Any ? "" : FileHash(dataset.Path)) { Profile = profile.Build() };
    }

    /// <summary>Keys and texts of absurd length would be sent, paid for and recorded.</summary>
    private static void CheckText(Item item, Suite suite, ProblemList problems)
    {
        var text = JsonMarshal.GetRawUtf8Value(item.Fields);
        if (!suite.MayHoldKeys && KeyPatterns.HoldsKey(text))
            problems.Add(suite.Dataset.ShownAs, item.Line, 0, "an item holds what looks like a secret key; take it out, or let `redact: [keys]` keep it out of everything that is written");
        if (suite.Dataset.MaxItemChars is { } most && text.Length > most && Encoding.UTF8.GetCharCount(text) is var length && length > most)
            problems.Add(suite.Dataset.ShownAs, item.Line, 0, $"an item has {length} characters, which is more than max_item_chars, {most}");
    }

    /// <summary>The positions that run, ascending: a seeded draw without replacement, then the limit.</summary>
    private static List<int> Draw(int count, DatasetDefinition dataset, int? limit)
    {
        var positions = Enumerable.Range(0, count).ToList();
        if (dataset.SampleSize is { } size && size < count)
        {
            new SeededGenerator(dataset.SampleSeed).Shuffle(CollectionsMarshal.AsSpan(positions));
            positions.RemoveRange(size, count - size);
            positions.Sort();
        }
        if (limit is { } most && most < positions.Count)
            positions.RemoveRange(most, positions.Count - most);
        return positions;
    }

    /// <summary>The items of the given rows, in order; a row that has vanished since the plan was made ends the sequence early.</summary>
    internal static IEnumerable<Item> SelectedItems(DatasetDefinition dataset, IReadOnlyList<int> rows, ProblemList problems)
    {
        var next = 0;
        foreach (var item in ItemReader.Items(dataset.Path, dataset.ShownAs, problems))
        {
            if (next == rows.Count)
                yield break;
            if (item.Row != rows[next])
                continue;
            next++;
            yield return item;
        }
    }

    private static string FileHash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
