using System.Text;
using EvalKit.Reporting.Html;

namespace EvalKit.Viewing.Runs;

/// <summary>Whether a report can be shown as it lies there.</summary>
internal static class ReportFile
{
    /// <value>The default value is 2 kB, in which the head of a page states its policy.</value>
    private const int HeadBytes = 2048;

    /// <summary>Whether its page states the policy of this version's viewer: one that was written by another version would not run under it.</summary>
    public static async Task<bool> IsOfThisVersionAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, HeadBytes, FileOptions.Asynchronous);
        var head = new byte[HeadBytes];
        var length = await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(head, 0, length).Contains($"content=\"{HtmlReport.ContentSecurityPolicy}\"", StringComparison.Ordinal);
    }
}
