namespace EvalKit.Models.Tests;

internal sealed record RawRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body);
