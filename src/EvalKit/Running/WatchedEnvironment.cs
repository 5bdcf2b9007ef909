using EvalKit.Models;
using EvalKit.Suites;

namespace EvalKit.Running;

/// <summary>Remembers the values of keys that are read from it, so that they can be kept out of everything a run writes.</summary>
/// <param name="environment">The environment.</param>
/// <param name="named">Variables that hold keys whatever they are called.</param>
internal sealed class WatchedEnvironment(IEnvironment environment, IReadOnlySet<string> named) : IEnvironment
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>The values so far.</summary>
    public IReadOnlyList<string> Secrets
    {
        get
        {
            lock (_lock)
                return [.. _secrets];
        }
    }

    public string? GetVariable(string name)
    {
        var value = environment.GetVariable(name);
        if (value is not null && (named.Contains(name) || SecretLiterals.IsSecretName(name)))
            lock (_lock)
                _secrets.Add(value);
        return value;
    }
}
