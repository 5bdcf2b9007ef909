using System.Globalization;

namespace EvalKit.Models.Tests;

internal static class InCulture
{
    public static readonly string[] Names = ["", "de-DE", "tr-TR"];

    public static T Run<T>(string culture, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
