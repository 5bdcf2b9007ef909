namespace EvalKit.Cli.Scaffolding;

/// <summary>What a user asks of <c>evalkit init</c>; null where it is to be inferred.</summary>
internal sealed record InitRequest
{
    /// <value>The default value is the provider that needs no key.</value>
    public const string Embedded = "embedded";

    /// <summary>Full path of the folder that <c>evals/</c> is made in.</summary>
    public required string Folder { get; init; }

    public required string Provider { get; init; }

    public required CiHost? Ci { get; init; }

    /// <summary>Full path of the project that the test is added to.</summary>
    public required string? Project { get; init; }

    public required bool WithTest { get; init; }
}
