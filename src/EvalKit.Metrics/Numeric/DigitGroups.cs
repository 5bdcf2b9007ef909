namespace EvalKit.Metrics;

/// <summary>Checks, digit by digit, that thousands are grouped as people group them, always with the same separator.</summary>
internal struct DigitGroups
{
    private const int IndianGroup = 2;
    private const int Group = 3;

    private char _separator;
    private int _current;
    private int _middle;

    /// <summary>Whether a separator has been seen.</summary>
    public readonly bool AreUsed => _separator != '\0';

    public void AddDigit() => _current++;

    /// <summary>False when the group that ends here cannot be followed by this separator.</summary>
    public bool TryAddSeparator(char separator)
    {
        if (_separator == '\0')
        {
            _separator = separator;
            var fits = _current is >= 1 and <= Group;
            _current = 0;
            return fits;
        }

        var size = _current;
        _current = 0;
        if (separator != _separator || (_middle != 0 && size != _middle))
            return false;
        _middle = size;
        return size == Group || (size == IndianGroup && separator == ',');
    }

    /// <summary>Whether the digits so far end in a whole group.</summary>
    public readonly bool IsComplete => !AreUsed || _current == Group;
}
