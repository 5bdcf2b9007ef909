namespace EvalKit.Models;

/// <summary>OpenAI's interfaces that answer in text.</summary>
public enum OpenAIApi
{
    /// <summary>Chat completions, which compatible servers speak too.</summary>
    Chat,

    /// <summary>Responses.</summary>
    Responses,
}
