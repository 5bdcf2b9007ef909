namespace EvalKit.Shapes;

/// <summary>Free text; a scalar of any type is taken as it is written.</summary>
internal sealed record TextShape : Shape
{
    public static TextShape Any { get; } = new();

    public override string Name => "text";

    /// <summary>A text may not be empty when true.</summary>
    public bool NotEmpty { get; init; }
}

/// <summary>Text with <c>{{ namespace.path }}</c> places.</summary>
internal sealed record TemplateShape : Shape
{
    public override string Name => "a template";
}

/// <summary>One of a closed set of words.</summary>
internal sealed record WordShape(params IReadOnlyList<string> Words) : Shape
{
    public override string Name => "one of " + string.Join(", ", Words);
}

internal sealed record BooleanShape : Shape
{
    public override string Name => "true or false";
}

internal sealed record IntegerShape(long Minimum = long.MinValue, long Maximum = long.MaxValue) : Shape
{
    public override string Name => "a whole number";
}

internal sealed record NumberShape(double Minimum = double.NegativeInfinity, double Maximum = double.PositiveInfinity) : Shape
{
    public override string Name => "a number";
}

/// <summary>A duration such as <c>500ms</c>, <c>2s</c> or <c>1m</c>.</summary>
internal sealed record DurationShape : Shape
{
    public override string Name => "a duration such as 500ms, 2s or 1m";
}

/// <summary>A duration, or a plain number whose meaning the metric decides.</summary>
internal sealed record QuantityShape : Shape
{
    public override string Name => "a number or a duration such as 2s";
}

/// <summary>Any value at all, passed on as JSON.</summary>
internal sealed record AnyShape : Shape
{
    public override string Name => "any value";
}
