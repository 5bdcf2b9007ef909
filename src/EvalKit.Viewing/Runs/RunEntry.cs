using EvalKit.Running;

namespace EvalKit.Viewing.Runs;

/// <summary>A run of the list.</summary>
/// <param name="Names">The folders that lead to it.</param>
/// <param name="Folder">Its own.</param>
/// <param name="State">Whether it goes on.</param>
/// <param name="Facts">What came of it; null while it goes on and where it was stopped.</param>
internal sealed record RunEntry(IReadOnlyList<string> Names, RunFolder Folder, RunState State, RunFacts? Facts)
{
    /// <summary>How far it is; null when it does not go on, or says nothing yet.</summary>
    public RunProgressFacts? Progress { get; init; }

    /// <summary>The name in addresses: unique, and never a path.</summary>
    public string Key => string.Join('/', Names);

    /// <summary>The address of its page.</summary>
    public string Address => ViewSite.RunsPath + string.Concat(Names.Select(n => Uri.EscapeDataString(n) + "/"));
}

/// <summary>Whether a run goes on.</summary>
internal enum RunState
{
    /// <summary>It wrote a sign of life just now.</summary>
    Running,

    /// <summary>It has a summary.</summary>
    Ended,

    /// <summary>It has none, and nobody works on it.</summary>
    Stopped,
}
