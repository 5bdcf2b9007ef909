namespace EvalKit.Metrics;

/// <summary>Walks over the pieces between runs of Python white space without copying them.</summary>
internal ref struct WhiteSpaceSplitter(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    public (int Start, int Length) Current { get; private set; }

    public readonly WhiteSpaceSplitter GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && PythonText.IsWhiteSpace(_text[_position]))
            _position++;
        if (_position == _text.Length)
            return false;

        var start = _position;
        while (_position < _text.Length && !PythonText.IsWhiteSpace(_text[_position]))
            _position++;
        Current = (start, _position - start);
        return true;
    }
}
