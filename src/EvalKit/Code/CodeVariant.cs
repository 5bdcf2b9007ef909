namespace EvalKit;

/// <summary>A variant that .NET code adds to a suite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The name of the model that answers.</param>
/// <param name="Prompt">The name of its prompt in the suite, or null.</param>
/// <param name="IsBaseline">Whether the others are compared with it.</param>
internal sealed record CodeVariant(string Name, string Model, string? Prompt, bool IsBaseline);
