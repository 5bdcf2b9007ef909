namespace EvalKit.Reporting.Html;

/// <summary>The start of every page of ours, up to its style: one file that asks nothing of any network.</summary>
internal static class PageHead
{
    public static string Of(string title, string contentSecurityPolicy) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{contentSecurityPolicy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        """;
}
