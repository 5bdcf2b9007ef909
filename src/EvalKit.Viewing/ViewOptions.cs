namespace EvalKit.Viewing;

/// <summary>What is shown, and where.</summary>
/// <param name="Folder">Full path of the folder of runs, of one suite's runs, or of one run. It exists.</param>
public sealed record ViewOptions(string Folder)
{
    /// <summary>The folder as its user named it.</summary>
    public string ShownAs { get; init; } = Folder;

    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    /// <value>The default value is 0.</value>
    public int Port { get; init; }

    /// <summary>By which the age of a sign of life is told.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
