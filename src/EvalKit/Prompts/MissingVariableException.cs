using HandlebarsDotNet;

namespace EvalKit.Prompts;

/// <summary>Leaves a template in the middle of its rendering because a variable is missing.</summary>
internal sealed class MissingVariableException(string path) : HandlebarsException(path)
{
    public string Path { get; } = path;
}
