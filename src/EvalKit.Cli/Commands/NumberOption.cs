using System.CommandLine.Parsing;
using System.Globalization;

namespace EvalKit.Cli.Commands;

/// <summary>Parses numbers on the command line, which the library would read by the user's culture: 0.05 would be 5 under de-DE.</summary>
internal static class NumberOption
{
    public static int? Count(ArgumentResult result)
    {
        if (int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1)
            return count;
        result.AddError($"{Name(result)} has to be a whole number of at least 1, not '{Text(result)}'");
        return null;
    }

    /// <summary>A TCP port.</summary>
    public static int? Port(ArgumentResult result)
    {
        if (int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return port;
        result.AddError($"{Name(result)} has to be a port from 1 to 65535, not '{Text(result)}'");
        return null;
    }

    public static long? Whole(ArgumentResult result)
    {
        if (long.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{Name(result)} has to be a whole number, not '{Text(result)}'");
        return null;
    }

    public static double? Margin(ArgumentResult result)
    {
        if (double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var margin) && double.IsFinite(margin) && margin >= 0)
            return margin;
        result.AddError($"{Name(result)} has to be a number of at least 0, not '{Text(result)}'");
        return null;
    }

    public static double? Any(ArgumentResult result)
    {
        if (double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        result.AddError($"{Name(result)} has to be a number, not '{Text(result)}'");
        return null;
    }

    public static double? Share(ArgumentResult result)
    {
        if (double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1)
            return share;
        result.AddError($"{Name(result)} has to be a number between 0 and 1, not '{Text(result)}'");
        return null;
    }

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static string Name(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;
}
