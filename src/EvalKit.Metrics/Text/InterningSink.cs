namespace EvalKit.Metrics;

/// <summary>Turns tokens into numbers.</summary>
internal readonly struct InterningSink(TokenTable table, IntBuffer ids) : ITokenSink
{
    public void Add(ReadOnlySpan<char> token) => ids.Add(table.Intern(token));
}
