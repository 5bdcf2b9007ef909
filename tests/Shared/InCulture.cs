using System.Globalization;

namespace EvalKit.TestSupport;

/// <summary>Runs code under another culture of the current thread: what it writes has to be the same in each.</summary>
internal static class InCulture
{
    public static readonly string[] Names = ["", "de-DE", "tr-TR"];

    public static TheoryData<string> Cases => [.. Names];

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
