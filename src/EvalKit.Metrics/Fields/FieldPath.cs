using System.Globalization;

namespace EvalKit.Metrics;

/// <summary>Where a field stands: names and indices from the root. The root has no parent.</summary>
internal sealed record FieldPath(FieldPath? Parent, string? Name, int Index)
{
    public static FieldPath Root { get; } = new(null, null, 0);

    public FieldPath Child(string name) => new(this, name, 0);

    public FieldPath Element(int index) => new(this, null, index);

    public override string ToString()
    {
        if (Parent is null)
            return "$";
        if (Name is null)
            return $"{Prefix(Parent)}[{Index.ToString(CultureInfo.InvariantCulture)}]";
        if (!FieldPattern.IsPlainName(Name))
            return $"{Prefix(Parent)}['{Name.Replace("'", "''", StringComparison.Ordinal)}']";
        return Parent.Parent is null ? Name : $"{Parent}.{Name}";
    }

    private static string Prefix(FieldPath parent) => parent.Parent is null ? "" : parent.ToString();
}
