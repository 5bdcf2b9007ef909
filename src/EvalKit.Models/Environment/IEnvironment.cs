namespace EvalKit.Models;

/// <summary>Environment variables, injected so that tests and hosts decide what they are.</summary>
public interface IEnvironment
{
    /// <summary>Value of a variable; null when it is not set. An empty variable counts as not set.</summary>
    string? GetVariable(string name);
}
