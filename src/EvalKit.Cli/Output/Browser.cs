using System.ComponentModel;
using System.Diagnostics;

namespace EvalKit.Cli.Output;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address in it; false where none can be started.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            using var started = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            return false;
        }
    }
}
