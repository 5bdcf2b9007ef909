using EvalKit.History;
using EvalKit.Reporting;
using EvalKit.Reporting.Html;
using EvalKit.Reporting.Runs;
using EvalKit.Viewing.Answers;
using EvalKit.Viewing.Runs;
using Microsoft.AspNetCore.Http;

namespace EvalKit.Viewing;

/// <summary>
/// The addresses: <c>/</c> the list of runs, <c>/runs.json</c> the same as data, <c>/runs/SUITE/RUN/</c> a run's report or how far it is, <c>/runs/SUITE/RUN/FILE</c> a file of
/// its record, <c>/compare?run=SUITE/RUN&amp;run=...</c> one report of several.
/// </summary>
internal sealed class ViewSite(RunCatalog catalog, string shownAs)
{
    public const string RunsPath = "/runs/";

    private static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["run.json"] = "application/json",
        ["summary.json"] = "application/json",
        ["samples.jsonl"] = "application/jsonl",
        ["summary.md"] = "text/plain; charset=utf-8",
        ["junit.xml"] = "application/xml",
        ["scores.csv"] = "text/csv; charset=utf-8",
    };

    private static readonly byte[] Page = RunsPage.Bytes();

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        return path switch
        {
            "/" => PageAsync(context),
            "/runs.json" => BytesAsync(context, RunListJson.Write(catalog.List(), shownAs), "application/json"),
            "/compare" => CompareAsync(context),
            _ when path.StartsWith(RunsPath, StringComparison.Ordinal) => RunAsync(context, path[RunsPath.Length..].Split('/')),
            _ => NotFoundAsync(context),
        };
    }

    /// <param name="context">The request.</param>
    /// <param name="names">The names of folders, then that of a file, or nothing after the last slash.</param>
    private Task RunAsync(HttpContext context, string[] names)
    {
        if (catalog.Find(names[..^1]) is not { } run)
            return NotFoundAsync(context);
        if (names[^1].Length > 0)
            return Files.TryGetValue(names[^1], out var type) && System.IO.Path.Combine(run.Folder.Path, names[^1]) is var file && RunCatalog.IsFile(file)
                ? FileAsync(context, file, type)
                : NotFoundAsync(context);
        return run.State == RunState.Ended && run.Facts is { Problem: null } ? ReportAsync(context, run) : PageAsync(context);
    }

    /// <summary>
    /// The run's report as it lies there if this version wrote it; else the same from the run's record. The page runs under the policy of this version's viewer alone and in
    /// an origin of its own, so that a file that somebody else put there can neither run anything nor read other runs.
    /// </summary>
    private static async Task ReportAsync(HttpContext context, RunEntry run)
    {
        if (RunCatalog.IsFile(run.Folder.Report) && await ReportFile.IsOfThisVersionAsync(run.Folder.Report, context.RequestAborted))
        {
            ReportHeaders(context.Response);
            await FileAsync(context, run.Folder.Report, HtmlType);
            return;
        }
        await MadeAsync(context, async output => await HtmlReport.WriteAsync(await HtmlReportSource.FromRunFolderAsync(run.Folder.Path, context.RequestAborted), output, context.RequestAborted));
    }

    private async Task CompareAsync(HttpContext context)
    {
        var runs = context.Request.Query["run"].OfType<string>().Distinct(StringComparer.Ordinal).Select(key => catalog.Find(key.Split('/'))).ToList();
        if (runs.Count < 2 || runs.Any(r => r is not { State: RunState.Ended, Facts.Problem: null }))
        {
            await PlainAnswer.WriteAsync(context, StatusCodes.Status404NotFound, "Name two or more runs that have ended: /compare?run=SUITE/RUN&run=SUITE/RUN.");
            return;
        }
        var folders = runs.ConvertAll(r => r!.Folder);
        var (history, problems) = HistoryReader.Read(folders);
        if (history is null)
            await PlainAnswer.WriteAsync(context, StatusCodes.Status409Conflict, string.Join('\n', problems.Select(p => $"{System.IO.Path.GetFileName(p.File)}: {p.Message}")));
        else
            await MadeAsync(context, output => RunExports.WriteReportAsync(folders, history, output, context.RequestAborted));
    }

    /// <summary>A report made now. Once its first byte is sent a problem can only end the connection.</summary>
    private static async Task MadeAsync(HttpContext context, Func<Stream, Task> write)
    {
        ReportHeaders(context.Response);
        context.Response.ContentType = HtmlType;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        try
        {
            await write(context.Response.Body);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException && !context.Response.HasStarted)
        {
            SafeHeaders.Add(context.Response.Headers);
            await PlainAnswer.WriteAsync(context, StatusCodes.Status409Conflict, $"The report of this run cannot be made: {e.Message}");
        }
    }

    private static Task PageAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = RunsPage.ContentSecurityPolicy + "; frame-ancestors 'none'";
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return BytesAsync(context, Page, HtmlType);
    }

    private static void ReportHeaders(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = HtmlReport.ContentSecurityPolicy + "; frame-ancestors 'none'; sandbox allow-scripts allow-downloads";

    private static async Task FileAsync(HttpContext context, string path, string type)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        (context.Response.ContentType, context.Response.ContentLength) = (type, file.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await file.CopyToAsync(context.Response.Body, 1 << 16, context.RequestAborted);
    }

    private static Task BytesAsync(HttpContext context, byte[] bytes, string type)
    {
        (context.Response.ContentType, context.Response.ContentLength) = (type, bytes.Length);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static Task NotFoundAsync(HttpContext context) => PlainAnswer.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing here.");

    private const string HtmlType = "text/html; charset=utf-8";
}
