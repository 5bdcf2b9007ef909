using System.Globalization;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Shapes;

/// <summary>Holds a YAML tree against a shape and reports every difference at its place.</summary>
internal static class ShapeCheck
{
    public static void Run(YamlValue value, Shape shape, string what, ProblemList problems)
    {
        switch (shape)
        {
            case ListShape list:
                CheckList(value, list, what, problems);
                break;
            case MapShape map:
                if (Expect(value, YamlKind.Map, shape, what, problems))
                    CheckMap(value, map, what, problems);
                break;
            case ObjectShape fields:
                if (Expect(value, YamlKind.Map, shape, what, problems))
                    CheckObject(value, fields, what, problems);
                break;
            case TaggedShape tagged:
                if (Expect(value, YamlKind.Map, shape, what, problems))
                    CheckTagged(value, tagged, what, problems);
                break;
            case EitherShape either:
                Run(value, value.Kind == YamlKind.Scalar ? either.Scalar : either.Container, what, problems);
                break;
            case AnyShape:
                break;
            default:
                if (Expect(value, YamlKind.Scalar, shape, what, problems))
                    CheckScalar(value, shape, what, problems);
                break;
        }
    }

    private static bool Expect(YamlValue value, YamlKind kind, Shape shape, string what, ProblemList problems)
    {
        if (value.Kind == kind)
            return true;
        problems.Add(value, $"{what} has to be {shape.Name}, not {Describe(value)}");
        return false;
    }

    private static string Describe(YamlValue value) => value.Kind switch
    {
        YamlKind.List => "a list",
        YamlKind.Map => "a map",
        _ when value.IsNull => "empty",
        _ => $"'{(value.Text.Length <= 40 ? value.Text : value.Text[..40] + "...")}'",
    };

    private static void CheckList(YamlValue value, ListShape list, string what, ProblemList problems)
    {
        if (list is { OrSingle: true, Item: not (ObjectShape or EitherShape) } && value.Kind == YamlKind.Map)
        {
            problems.Add(value, $"{what} has to be {list.Item.Name} or a list, not a map");
            return;
        }
        if (list.OrSingle && value.Kind != YamlKind.List)
        {
            Run(value, list.Item, what, problems);
            return;
        }
        if (!Expect(value, YamlKind.List, list, what, problems))
            return;
        if (value.Items.Count < list.MinimumItems)
            problems.Add(value, $"{what} needs at least {list.MinimumItems} {(list.MinimumItems == 1 ? "entry" : "entries")}");
        for (var i = 0; i < value.Items.Count; i++)
            Run(value.Items[i], list.Item, string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]"), problems);
    }

    private static void CheckMap(YamlValue value, MapShape map, string what, ProblemList problems)
    {
        if (value.Entries.Count < map.MinimumEntries)
            problems.Add(value, $"{what} needs at least {map.MinimumEntries} {(map.MinimumEntries == 1 ? "entry" : "entries")}");
        foreach (var (key, child) in value.Entries)
            Run(child, map.Value, $"{what}.{key.Text}", problems);
    }

    private static void CheckObject(YamlValue value, ObjectShape shape, string what, ProblemList problems)
    {
        foreach (var (key, child) in value.Entries)
        {
            var known = shape.Keys.FirstOrDefault(k => string.Equals(k.Name, key.Text, StringComparison.Ordinal));
            if (known is null)
                problems.Add(key, $"unknown key '{key.Text}' in {what}{UnknownKeyHint(key.Text, shape)}");
            else if (!known.IsNullable || !child.IsNull)
                Run(child, known.Value, known.Name, problems);
        }
        foreach (var key in shape.Keys)
            if (key.IsRequired && value[key.Name] is null)
                problems.Add(value, $"{what} needs '{key.Name}': {key.Description}");
        foreach (var group in shape.ExactlyOneOf)
            if (group.Count(name => value[name] is not null) != 1)
                problems.Add(value, $"{what} needs exactly one of {string.Join(", ", group)}");
    }

    /// <summary>The very name in a map below, else the nearest name here, else the nearest name below.</summary>
    private static string UnknownKeyHint(string name, ObjectShape shape)
    {
        var own = shape.Keys.Select(k => k.Name).ToList();
        var below = BelongsBelow(name, shape);
        return below is not null && (below.Contains($"; '{name}' ", StringComparison.Ordinal) || NearestName.Find(name, own) is null) ? below : NearestName.Hint(name, own);
    }

    private static string? BelongsBelow(string name, ObjectShape shape)
    {
        foreach (var key in shape.Keys)
            if (key.Value is ObjectShape below && NearestName.Find(name, below.Keys.Select(k => k.Name)) is { } nearest)
                return $"; '{nearest}' belongs under '{key.Name}'";
        return null;
    }

    private static void CheckTagged(YamlValue value, TaggedShape shape, string what, ProblemList problems)
    {
        var tag = value[shape.Tag];
        if (tag is null)
            problems.Add(value, $"{what} needs '{shape.Tag}': one of {string.Join(", ", shape.Cases.Keys)}");
        else if (tag.Kind != YamlKind.Scalar)
            problems.Add(tag, $"{shape.Tag} has to be one of {string.Join(", ", shape.Cases.Keys)}, not {Describe(tag)}");
        else if (shape.Cases.TryGetValue(tag.Text, out var keys))
            CheckObject(value, keys, $"{what} ({tag.Text})", problems);
        else
            problems.Add(tag, $"unknown {shape.Tag} '{tag.Text}' in {what}{NearestName.Hint(tag.Text, shape.Cases.Keys)}");
    }

    private static void CheckScalar(YamlValue value, Shape shape, string what, ProblemList problems)
    {
        var message = shape switch
        {
            TextShape { NotEmpty: true } when string.IsNullOrWhiteSpace(value.Text) => "may not be empty",
            TemplateShape when value.IsNull => "is empty; write \"\" for an empty text",
            WordShape words when !words.Words.Contains(value.Text, StringComparer.Ordinal) =>
                $"has to be one of {string.Join(", ", words.Words)}, not {Describe(value)}{Suggestion(value.Text, words.Words)}",
            BooleanShape when !YamlScalar.TryBoolean(value, out _) => $"has to be {shape.Name}, not {Describe(value)}",
            DurationShape when !YamlScalar.TryDuration(value, out _) => $"has to be {shape.Name}, not {Describe(value)}",
            QuantityShape when !YamlScalar.TryDuration(value, out _) && !YamlScalar.TryNumber(value, out _) => $"has to be {shape.Name}, not {Describe(value)}",
            IntegerShape range => !YamlScalar.TryInteger(value, out var whole) ? $"has to be {shape.Name}, not {Describe(value)}"
                : whole < range.Minimum || whole > range.Maximum ? OutOfRange(value, range.Minimum, range.Maximum) : null,
            NumberShape range => !YamlScalar.TryNumber(value, out var number) ? $"has to be {shape.Name}, not {Describe(value)}"
                : number < range.Minimum || number > range.Maximum ? OutOfRange(value, range.Minimum, range.Maximum) : null,
            _ => null,
        };
        if (message is not null)
            problems.Add(value, $"{what} {message}");
    }

    private static string Suggestion(string text, IReadOnlyList<string> words)
    {
        var hint = NearestName.Hint(text, words);
        return hint.Contains("did you mean", StringComparison.Ordinal) ? hint : "";
    }

    private static string OutOfRange(YamlValue value, double minimum, double maximum)
    {
        var range = maximum >= long.MaxValue ? $"at least {Number(minimum)}"
            : minimum <= long.MinValue ? $"at most {Number(maximum)}"
            : $"between {Number(minimum)} and {Number(maximum)}";
        return $"is {value.Text}, but has to be {range}";
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
