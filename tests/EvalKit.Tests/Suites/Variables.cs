using EvalKit.Models;

namespace EvalKit.Tests.Suites;

/// <summary>An environment that holds what a test says and nothing else.</summary>
internal sealed class Variables(params (string Name, string Value)[] values) : IEnvironment
{
    public string? GetVariable(string name) => values.FirstOrDefault(v => v.Name == name).Value;
}
