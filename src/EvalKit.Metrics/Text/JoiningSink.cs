using System.Text;

namespace EvalKit.Metrics;

/// <summary>Joins tokens with single spaces.</summary>
internal readonly struct JoiningSink() : ITokenSink
{
    private readonly StringBuilder _line = new();

    public void Add(ReadOnlySpan<char> token)
    {
        if (_line.Length > 0)
            _line.Append(' ');
        _line.Append(token);
    }

    public override string ToString() => _line.ToString();
}
