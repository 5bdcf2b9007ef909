namespace EvalKit.Metrics;

/// <summary>Takes the tokens of a text one after the other.</summary>
internal interface ITokenSink
{
    void Add(ReadOnlySpan<char> token);
}
