namespace EvalKit.AcceptanceTests.BrokenInput;

/// <summary>One way to break the project, and the exact text that a user then reads.</summary>
/// <param name="Name">What is broken.</param>
/// <param name="Break">Breaks it.</param>
/// <param name="Message">Everything on standard error, without the last line feed.</param>
internal sealed record BrokenCase(string Name, Action<ProjectFolder> Break, string Message)
{
    public IReadOnlyList<string> Arguments { get; init; } = ["run", ProjectFolder.Suite];

    public Dictionary<string, string?> Environment { get; init; } = [];
}
