namespace EvalKit.Models;

/// <summary>A header of every request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value, or what stands before the secret.</param>
/// <param name="Secret">The secret at the end of the value, which no message repeats; null for none.</param>
public sealed record HttpHeader(string Name, string Text, ApiKey? Secret = null)
{
    internal string Value => Text + Secret?.Reveal();
}
