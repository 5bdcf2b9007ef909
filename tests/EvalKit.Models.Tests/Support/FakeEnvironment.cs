namespace EvalKit.Models.Tests;

internal sealed class FakeEnvironment(params (string Name, string Value)[] variables) : IEnvironment
{
    public string? GetVariable(string name) => Array.Find(variables, variable => variable.Name == name).Value;
}
