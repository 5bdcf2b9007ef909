using System.Globalization;

namespace EvalKit.Yaml;

/// <summary>What plain YAML scalars mean under the core schema, in the invariant culture.</summary>
internal static class YamlScalar
{
    public static bool TryBoolean(YamlValue value, out bool result)
    {
        result = value.Text is "true" or "True" or "TRUE";
        return value is { Kind: YamlKind.Scalar, IsPlain: true } && (result || value.Text is "false" or "False" or "FALSE");
    }

    public static bool TryInteger(YamlValue value, out long result)
    {
        result = 0;
        return value is { Kind: YamlKind.Scalar, IsPlain: true }
            && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result);
    }

    public static bool TryNumber(YamlValue value, out double result)
    {
        result = 0;
        return value is { Kind: YamlKind.Scalar, IsPlain: true }
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out result)
            && double.IsFinite(result);
    }

    /// <summary>An amount of money, digit for digit as it is written.</summary>
    public static bool TryDecimal(YamlValue value, out decimal result)
    {
        result = 0;
        return value is { Kind: YamlKind.Scalar, IsPlain: true } && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out result);
    }

    /// <summary>A duration such as <c>500ms</c>, <c>2s</c>, <c>1.5m</c> or <c>1h</c>.</summary>
    public static bool TryDuration(YamlValue value, out TimeSpan result)
    {
        result = default;
        if (value.Kind != YamlKind.Scalar)
            return false;
        var (digits, scale) = value.Text switch
        {
            [.. var number, 'm', 's'] => (number, 0.001),
            [.. var number, 's'] => (number, 1),
            [.. var number, 'm'] => (number, 60),
            [.. var number, 'h'] => (number, 3600),
            _ => ("", 0.0),
        };
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || !(count * scale < 1e7))
            return false;
        result = TimeSpan.FromSeconds(count * scale);
        return true;
    }
}
