using System.Globalization;

namespace EvalKit.Cli.Tests.Support;

/// <summary>Runs code under another culture of the current thread.</summary>
internal static class Culture
{
    public static void Run(string name, Action action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
