namespace EvalKit.People;

/// <summary>Answers grouped into questions: nobody is asked about the same text twice.</summary>
/// <param name="Asked">The questions in the order of the run's items.</param>
/// <param name="Equal">Comparisons whose answers are all the same text.</param>
/// <param name="Incomplete">How many comparisons lack an answer of a variant.</param>
internal sealed record AnswerGroups(IReadOnlyList<AnswerGroup> Asked, IReadOnlyList<AnswerGroup> Equal, int Incomplete)
{
    public static AnswerGroups Of(IReadOnlyList<RunAnswer> answers, DrawnItems items, IReadOnlyList<string> variants, LabelTask task)
    {
        var byItem = answers.ToLookup(a => a.Item, StringComparer.Ordinal);
        var (asked, equal, incomplete) = (new List<AnswerGroup>(), new List<AnswerGroup>(), 0);
        foreach (var item in items.Ids.Keys)
        {
            // What one variant alone was sent would tell it apart from the others.
            var (messages, references) = (Shared(byItem[item]), byItem[item].SelectMany(a => a.References).Distinct(StringComparer.Ordinal).ToList());
            if (!task.IsComparison())
            {
                asked.AddRange(Distinct(byItem[item]).Select(a => new AnswerGroup(item, [a], messages, references)));
                continue;
            }
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var repeat in byItem[item].GroupBy(a => a.Repeat).OrderBy(r => r.Key))
            {
                var group = new AnswerGroup(item, Distinct(repeat), messages, references);
                if (repeat.Count() < variants.Count)
                    incomplete++;
                else if (seen.Add(string.Join('|', repeat.Select(a => a.Identity))))
                    (group.Answers.Count == 1 ? equal : asked).Add(group);
            }
        }
        return new AnswerGroups(asked, equal, incomplete);
    }

    private static IReadOnlyList<DistinctAnswer> Distinct(IEnumerable<RunAnswer> answers) =>
        [.. answers.GroupBy(a => a.Identity, StringComparer.Ordinal).Select(g => new DistinctAnswer([.. g.Select(a => a.Variant).Distinct(StringComparer.Ordinal)], g.First().Text, g.First().ToolCalls, g.Key))];

    private static IReadOnlyList<LabelText> Shared(IEnumerable<RunAnswer> answers)
    {
        IEnumerable<LabelText>? shared = null;
        foreach (var answer in answers)
            shared = shared is null ? answer.Messages : shared.Intersect(answer.Messages).ToList();
        return [.. shared ?? []];
    }
}
