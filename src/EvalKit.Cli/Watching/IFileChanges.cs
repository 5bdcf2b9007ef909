namespace EvalKit.Cli.Watching;

/// <summary>Tells when files change.</summary>
internal interface IFileChanges : IDisposable
{
    /// <summary>Watches these files and no others, from now on.</summary>
    /// <param name="files">Full paths; a file need not be there.</param>
    void Watch(IReadOnlySet<string> files);

    /// <summary>Waits for a change since the last call.</summary>
    Task NextAsync(CancellationToken cancellationToken);
}
