using System.Globalization;

namespace EvalKit.Reporting.Tests.Exports;

/// <summary>Exports are the same in every culture.</summary>
internal static class InCulture
{
    public static TheoryData<string> Names { get; } = ["", "de-DE", "tr-TR"];

    public static T Run<T>(string culture, Func<T> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
