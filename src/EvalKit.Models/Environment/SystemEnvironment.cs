using System.Diagnostics.CodeAnalysis;

namespace EvalKit.Models;

/// <summary>The environment of this process. The only place that reads it.</summary>
public sealed class SystemEnvironment : IEnvironment
{
    /// <inheritdoc/>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one class that reads the process environment.")]
    public string? GetVariable(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
