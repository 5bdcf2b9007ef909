namespace EvalKit.Cli.Scaffolding;

/// <summary>A file that is made, or edited.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Content">Its whole new content.</param>
/// <param name="Edits">What is added to a file that exists, in words; null where the file is made, and an existing one is kept.</param>
internal sealed record FileChange(string Path, byte[] Content, string? Edits = null)
{
    /// <summary>Whether it would change anything.</summary>
    public bool IsNeeded => !File.Exists(Path) || !File.ReadAllBytes(Path).AsSpan().SequenceEqual(Content);
}
