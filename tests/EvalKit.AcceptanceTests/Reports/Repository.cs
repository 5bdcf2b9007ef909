namespace EvalKit.AcceptanceTests.Reports;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryRoot.Path;

    public static string Full(params string[] parts) => Path.Combine([Root, .. parts]);
}
