using System.Globalization;

namespace EvalKit.Tests.Problems;

/// <summary>The cultures in which everything has to come out the same.</summary>
internal static class Cultures
{
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
