namespace EvalKit.Shapes;

internal sealed record ListShape(Shape Item) : Shape
{
    public override string Name => "a list";

    public int MinimumItems { get; init; }

    /// <summary>A single value stands for a list of one.</summary>
    public bool OrSingle { get; init; }
}

/// <summary>A map from names that the user chooses to values of one shape.</summary>
internal sealed record MapShape(Shape Value) : Shape
{
    public override string Name => "a map of names";

    public int MinimumEntries { get; init; }
}

/// <summary>A map with known keys.</summary>
internal sealed record ObjectShape(params IReadOnlyList<Key> Keys) : Shape
{
    public override string Name => "a map with " + string.Join(", ", Keys.Where(k => k.IsRequired).DefaultIfEmpty(Keys[0]).Select(k => k.Name));

    /// <summary>The name under which a JSON Schema writes it once and refers to it from everywhere; null to write it where it stands.</summary>
    public string? SharedName { get; init; }

    /// <summary>Groups of keys of which exactly one has to be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];
}

/// <summary>A map whose keys depend on the word under <paramref name="Tag"/>.</summary>
internal sealed record TaggedShape(string Tag, IReadOnlyDictionary<string, ObjectShape> Cases) : Shape
{
    public override string Name => $"a map with {Tag}";

    /// <summary>Another way to write it, for editors: the loader replaces it by the map it stands for before anything is checked.</summary>
    public ObjectShape? Alternative { get; init; }
}

/// <summary>Text where a scalar stands, otherwise a map or a list.</summary>
internal sealed record EitherShape(Shape Scalar, Shape Container) : Shape
{
    public override string Name => $"{Scalar.Name} or {Container.Name}";
}
