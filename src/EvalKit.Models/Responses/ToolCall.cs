namespace EvalKit.Models;

/// <summary>A call of a function that the model asks for.</summary>
/// <param name="Id">The provider's identifier of the call; empty when it gave none.</param>
/// <param name="Name">Name of the function.</param>
/// <param name="Arguments">The arguments exactly as the model wrote them: usually a JSON object, but a model may write anything.</param>
public sealed record ToolCall(string Id, string Name, string Arguments);
