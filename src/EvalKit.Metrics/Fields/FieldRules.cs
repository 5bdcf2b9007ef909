namespace EvalKit.Metrics;

/// <summary>The options with their paths parsed.</summary>
internal sealed class FieldRules
{
    private readonly (FieldPattern Pattern, FieldRule Rule)[] _fields;
    private readonly (FieldPattern Pattern, ListRule Rule)[] _lists;
    private readonly ListRule _otherLists;

    /// <exception cref="ArgumentException">A path is no path, or an alignment by key has no key.</exception>
    public FieldRules(JsonFieldOptions options)
    {
        _fields = [.. options.Fields.Select(rule => (FieldPattern.Parse(rule.Path), rule))];
        _lists = [.. options.Lists.Select(rule => (FieldPattern.Parse(rule.Path), rule))];
        _otherLists = new ListRule("$", options.Alignment);
        foreach (var rule in options.Lists.Append(_otherLists))
        {
            if (rule.Alignment == ListAlignment.Key && rule.Key is null)
                throw new ArgumentException($"The lists at '{rule.Path}' are to be aligned by key, but no key is named.", nameof(options));
        }
    }

    public FieldRule? FieldAt(FieldPath path)
    {
        foreach (var (pattern, rule) in _fields)
        {
            if (pattern.Matches(path))
                return rule;
        }

        return null;
    }

    public ListRule ListAt(FieldPath path)
    {
        foreach (var (pattern, rule) in _lists)
        {
            if (pattern.Matches(path))
                return rule;
        }

        return _otherLists;
    }
}
