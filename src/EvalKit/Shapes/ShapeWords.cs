namespace EvalKit.Shapes;

/// <summary>Says in words what a key may hold, limits included.</summary>
internal static class ShapeWords
{
    public static string Of(Shape shape) => shape switch
    {
        WordShape words => "one of " + string.Join(", ", words.Words.Select(w => $"`{w}`")),
        BooleanShape => "`true` or `false`",
        IntegerShape whole => "a whole number" + Range(
            whole.Minimum == long.MinValue ? double.NegativeInfinity : whole.Minimum,
            whole.Maximum == long.MaxValue ? double.PositiveInfinity : whole.Maximum),
        NumberShape number => "a number" + Range(number.Minimum, number.Maximum),
        DurationShape => "a duration such as `500ms`, `2s` or `1m`",
        ListShape { OrSingle: true } list => $"{Of(list.Item)}; or a list",
        ListShape list => "a list: " + Of(list.Item),
        MapShape map => "a map from names: " + Of(map.Value),
        ObjectShape => "a map",
        TaggedShape { Tag: "provider" } => "a model of any provider",
        TaggedShape => "a grader of any type",
        EitherShape either => $"{Of(either.Scalar)}; or {Of(either.Container)}",
        _ => shape.Name,
    };

    private static string Range(double minimum, double maximum) => (double.IsInfinity(minimum), double.IsInfinity(maximum)) switch
    {
        (true, true) => "",
        (false, true) => FormattableString.Invariant($" from {minimum}"),
        (true, false) => FormattableString.Invariant($" up to {maximum}"),
        _ => FormattableString.Invariant($" from {minimum} to {maximum}"),
    };
}
