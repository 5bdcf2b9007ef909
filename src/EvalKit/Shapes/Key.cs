namespace EvalKit.Shapes;

/// <summary>One key of a map: what it holds, whether it has to be there, and what its absence means.</summary>
/// <param name="Name">The key as written.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Description">One or two sentences for editors and the reference.</param>
/// <param name="IsRequired">Whether its absence is a problem.</param>
/// <param name="Default">What its absence means, as the user would write it.</param>
/// <param name="Example">A value as the user would write it.</param>
internal sealed record Key(string Name, Shape Value, string Description, bool IsRequired = false, string? Default = null, string? Example = null)
{
    /// <summary>Whether <c>null</c> may stand there, and says the same as the key's absence.</summary>
    public bool IsNullable { get; init; }
}
