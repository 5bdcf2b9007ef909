using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>Reads one text as a number, from left to right, and writes what it means in the invariant notation.</summary>
internal ref struct NumberScanner(ReadOnlySpan<char> text, NumberTextOptions options)
{
    private readonly NumberTextOptions _options = options;
    private readonly StringBuilder _number = new();
    private ReadOnlySpan<char> _rest = PythonText.Strip(text);
    private bool _hasSign;
    private bool _hasCurrency;
    private bool _isPercent;

    public bool TryScan(out double value)
    {
        value = 0;
        ScanPrefix();
        if (_options.AllowNonFinite && TryScanName(out value))
            return true;
        if (!ScanDigits())
            return false;
        ScanExponent();
        if (!ScanSuffix())
            return false;
        value = double.Parse(_number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (_isPercent && _options.Percent == PercentMeaning.Fraction)
            value /= 100;
        if (double.IsFinite(value))
            return true;
        value = 0;
        return false;
    }

    private void ScanPrefix()
    {
        ScanSign();
        if (ScanCurrency())
            ScanSign();
    }

    private void ScanSign()
    {
        if (_hasSign || _rest.IsEmpty || !IsSign(_rest[0]))
            return;
        _hasSign = true;
        if (_rest[0] is not ('+' or '\uff0b'))
            _number.Append('-');
        _rest = PythonText.Strip(_rest[1..]);
    }

    private bool ScanCurrency()
    {
        var length = _options.AllowCurrency && !_hasCurrency ? CurrencyMark.LengthAtStart(_rest) : 0;
        if (length == 0)
            return false;
        _hasCurrency = true;
        _rest = PythonText.Strip(_rest[length..]);
        return true;
    }

    private bool TryScanName(out double value)
    {
        var isNegative = _number.Length > 0;
        value = _rest switch
        {
            "\u221e" => double.PositiveInfinity,
            _ when _rest.Equals("inf", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            _ when _rest.Equals("infinity", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            _ when _rest.Equals("nan", StringComparison.OrdinalIgnoreCase) => double.NaN,
            _ => 0,
        };
        value = isNegative ? -value : value;
        return !double.IsFinite(value);
    }

    private bool ScanDigits()
    {
        var decimals = _options.DecimalSeparator == DecimalSeparator.Point ? '.' : ',';
        var groups = new DigitGroups();
        var digits = 0;
        var index = 0;
        for (; index < _rest.Length; index++)
        {
            var unit = _rest[index];
            if (TryDigit(unit))
            {
                groups.AddDigit();
                digits++;
            }
            else if (digits == 0 || !_options.AllowThousands || !IsGroupSeparator(unit, decimals) || !IsDigitAt(index + 1))
            {
                break;
            }
            else if (!groups.TryAddSeparator(unit))
            {
                return false;
            }
        }

        if (!groups.IsComplete)
            return false;
        if (index < _rest.Length && _rest[index] == decimals)
        {
            _number.Append('.');
            for (index++; index < _rest.Length && TryDigit(_rest[index]); index++)
                digits++;
        }

        _rest = _rest[index..];
        return digits > 0;
    }

    private void ScanExponent()
    {
        if (_rest.IsEmpty || _rest[0] is not ('e' or 'E'))
            return;
        var index = _rest.Length > 1 && IsSign(_rest[1]) ? 2 : 1;
        if (!IsDigitAt(index))
            return;
        _number.Append(index == 2 && _rest[1] is not ('+' or '\uff0b') ? "e-" : "e");
        while (index < _rest.Length && TryDigit(_rest[index]))
            index++;
        _rest = _rest[index..];
    }

    private bool ScanSuffix()
    {
        _rest = PythonText.Strip(_rest);
        if (!_rest.IsEmpty && _rest[0] is '%' or '\uff05' or '\ufe6a')
        {
            _isPercent = true;
            _rest = PythonText.Strip(_rest[1..]);
            if (_options.Percent == PercentMeaning.Reject)
                return false;
        }
        else
        {
            ScanCurrency();
        }

        return _rest.IsEmpty || IsUnit();
    }

    private readonly bool IsUnit()
    {
        foreach (var unit in _options.Units)
        {
            if (_rest.SequenceEqual(unit))
                return true;
        }

        return false;
    }

    private readonly bool TryDigit(char unit)
    {
        var digit = CharUnicodeInfo.GetDecimalDigitValue(unit);
        if (digit < 0)
            return false;
        _number.Append((char)('0' + digit));
        return true;
    }

    private readonly bool IsDigitAt(int index) => index < _rest.Length && CharUnicodeInfo.GetDecimalDigitValue(_rest[index]) >= 0;

    private static bool IsSign(char unit) => unit is '+' or '-' or '\u2212' or '\uff0b' or '\uff0d' or '\ufe63';

    private static bool IsGroupSeparator(char unit, char decimals) => unit switch
    {
        ',' or '.' => unit != decimals,
        ' ' or '\u00a0' or '\u2009' or '\u202f' or '\'' or '\u2019' or '_' => true,
        _ => false,
    };
}
